import { randomUUID } from 'node:crypto';
import { fromBrowser, toBrowser } from './addresses.ts';
import type { CdpClient, CdpEvent } from './cdp-client.ts';
import { pageHalf, preloadHalf } from './page-runtime.ts';
import { LentPorts, type PortEnd } from './ports.ts';
import { answerPaused, type PausedRequest } from './request-gate.ts';
import type { FrameInfo, Page, PageListener, PreloadNote } from './surface.ts';
import { wireCodec } from './wire.ts';

const WORLD = 'preload';
const BINDING = 'standInPost';
const codec = wireCodec();

type FromPreload = PreloadNote | { kind: 'port'; id: number; data: unknown };

/** The sources a page gets before its own: bridge end in its world, preload in a world apart. */
function sources(token: string, preload: string): { page: string; isolated: string } {
  const name = JSON.stringify(token);
  return {
    page: `if (window.parent === window) (${pageHalf.toString()})(${name});`,
    isolated: `if (window.parent === window) {
      const require = (${preloadHalf.toString()})(${name}, (${wireCodec.toString()})(), ${BINDING});
      const module = { exports: {} };
      ((require, module, exports) => {${preload}\n})(require, module, module.exports);
    }`,
  };
}

/** One page of the running Chromium, driven over the debugging line. */
export class ChromiumPage implements Page {
  readonly #cdp: CdpClient;
  readonly #listener: PageListener;
  readonly #token = `s${randomUUID().replaceAll('-', '')}`;
  readonly #ready: Promise<void>;
  readonly #frames = new Map<string, FrameInfo>();
  readonly #worlds = new Map<number, string>();
  #ports = this.#newPorts();
  #target = '';
  #session = '';
  #world: number | null = null;
  #own: { url: string } | null = null;

  constructor(cdp: CdpClient, listener: PageListener, preload: string | null) {
    this.#cdp = cdp;
    this.#listener = listener;
    this.#ready = this.#open(preload);
  }

  navigate(address: string): void {
    void this.#ready.then(async () => {
      const url = toBrowser(address);
      this.#own = { url };
      const { errorText } = await this.#send('Page.navigate', { url });
      if (errorText) this.#listener.failed(-2, address);
    });
  }

  reload(): void {
    void this.#ready.then(() => {
      this.#own = { url: '' };
      return this.#send('Page.reload');
    });
  }

  send(channel: string, args: unknown[], ports: PortEnd[]): void {
    const ids = ports.map((end) => this.#ports.lend(end));
    this.#take({ kind: 'message', channel, args, ports: ids });
  }

  reply(id: number, outcome: { value: unknown } | { error: string }): void {
    this.#take({ kind: 'reply', id, ...outcome });
  }

  async printToPdf(options: Record<string, unknown>): Promise<Uint8Array> {
    const { landscape, printBackground, preferCSSPageSize, generateTaggedPDF } = options;
    const asked = { landscape, printBackground, preferCSSPageSize, generateTaggedPDF };
    const { data } = await this.#send('Page.printToPDF', asked);
    return Buffer.from(String(data), 'base64');
  }

  close(): void {
    this.#ports.closeAll();
    void this.#ready
      .then(() => this.#cdp.send('Target.closeTarget', { targetId: this.#target }))
      .catch(() => {});
  }

  #newPorts(): LentPorts {
    return new LentPorts((note) => {
      if (note.about === 'port') this.#take({ kind: 'port', id: note.id, data: note.data });
      else this.#take({ kind: 'port-close', id: note.id });
    });
  }

  #send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    return this.#cdp.send(method, params, this.#session);
  }

  /** Nothing is sent to a world that is gone: its page is being replaced and asks anew. */
  #take(note: object): void {
    if (this.#world === null) return;
    const expression = `${this.#token}take(${JSON.stringify(codec.encode(note))})`;
    this.#send('Runtime.evaluate', { expression, contextId: this.#world }).catch(() => {});
  }

  async #open(preload: string | null): Promise<void> {
    const { targetId } = await this.#cdp.send('Target.createTarget', { url: 'about:blank' });
    this.#target = String(targetId);
    const { sessionId } = await this.#cdp.send('Target.attachToTarget', { targetId, flatten: true });
    this.#session = String(sessionId);
    this.#cdp.listen(this.#session, (event) => this.#hear(event));
    await this.#send('Page.enable');
    await this.#send('Inspector.enable');
    await this.#send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD });
    await this.#send('Runtime.enable');
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    if (preload === null) return;
    const { page, isolated } = sources(this.#token, preload);
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: page });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: WORLD });
  }

  #hear({ method, params }: CdpEvent): void {
    switch (method) {
      case 'Runtime.executionContextCreated':
        return this.#worldMade(params.context as { id: number; name: string; auxData: { frameId: string } });
      case 'Runtime.executionContextDestroyed':
        return this.#worldGone(Number(params.executionContextId));
      case 'Runtime.executionContextsCleared':
        return this.#worldGone(this.#world);
      case 'Runtime.bindingCalled':
        return this.#hearPreload(Number(params.executionContextId), String(params.payload));
      case 'Page.frameNavigated':
        return this.#navigated(
          params.frame as { id: string; url: string; parentId?: string; urlFragment?: string },
        );
      case 'Page.navigatedWithinDocument':
        return this.#movedWithin(String(params.frameId), String(params.url));
      case 'Page.loadEventFired':
        return this.#listener.loaded();
      case 'Fetch.requestPaused':
        return void this.#answer(params as unknown as PausedRequest);
      case 'Inspector.targetCrashed':
        this.#worldGone(this.#world);
        return this.#listener.crashed();
      case 'Target.detachedFromTarget':
        return this.#listener.closed();
    }
  }

  #worldMade({ id, name, auxData }: { id: number; name: string; auxData: { frameId: string } }): void {
    if (name !== WORLD) return;
    this.#worlds.set(id, auxData.frameId);
    if (auxData.frameId === this.#target) this.#world = id;
  }

  /** With its world the page lost its ports; the core must learn it as it would from a real window. */
  #worldGone(id: number | null): void {
    if (id === null) return;
    this.#worlds.delete(id);
    if (id !== this.#world) return;
    this.#world = null;
    const ports = this.#ports;
    this.#ports = this.#newPorts();
    ports.closeAll();
  }

  #frame(id: string): FrameInfo {
    const known = this.#frames.get(id);
    if (known) return known;
    const made = { id: this.#frames.size + 1, address: '', parentId: id === this.#target ? null : 1 };
    this.#frames.set(id, made);
    return made;
  }

  #navigated(frame: { id: string; url: string; urlFragment?: string }): void {
    const known = this.#frame(frame.id);
    known.address = fromBrowser(frame.url + (frame.urlFragment ?? ''));
    if (known.parentId === null) this.#listener.navigated(known.address);
  }

  #movedWithin(frameId: string, url: string): void {
    const frame = this.#frame(frameId);
    frame.address = fromBrowser(url);
    if (frame.parentId === null) this.#listener.navigated(frame.address);
  }

  #hearPreload(world: number, payload: string): void {
    const note = codec.decode(payload) as FromPreload;
    if (note.kind === 'port') this.#ports.hear({ about: 'port', id: note.id, data: note.data });
    else this.#listener.message(this.#frame(this.#worlds.get(world) ?? ''), note);
  }

  async #answer(request: PausedRequest): Promise<void> {
    const isOwn =
      this.#own !== null && request.resourceType === 'Document' && request.frameId === this.#target;
    if (isOwn && !request.redirectedRequestId) this.#own = null;
    await answerPaused(request, {
      listener: this.#listener,
      isAsked: isOwn,
      isMainFrame: request.frameId === this.#target,
      send: (method, params) => this.#send(method, params),
    });
  }
}
