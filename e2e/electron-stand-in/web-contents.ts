import { EventEmitter } from 'node:events';
import { ipcMain } from './ipc-main.ts';
import type { MessagePortMain } from './ports.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { type FrameInfo, type Page, type PageListener, type PreloadNote, surface } from './surface.ts';

/** An event whose default can be prevented, as Electron's are. */
export function preventable<T extends object>(
  values: T,
): T & { defaultPrevented: boolean; preventDefault(): void } {
  const event = {
    ...values,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

interface WebFrame {
  url: string;
  parent: WebFrame | null;
  frameTreeNodeId: number;
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export class WebContents extends EventEmitter {
  static #last = 0;
  readonly id = ++WebContents.#last;
  readonly session = session.defaultSession;
  readonly #page: Page;
  readonly #frames = new Map<number, WebFrame>();
  readonly mainFrame: WebFrame = { url: '', parent: null, frameTreeNodeId: 1 };
  openHandler: OpenHandler = () => ({ action: 'allow' });
  #isDestroyed = false;

  constructor(preload: string | null) {
    super();
    this.#page = surface().openPage(this.#listener(), preload);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  /** Settles when the page is loaded or cannot be. */
  loadURL(address: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        this.off('did-fail-load', failed);
        resolve();
      };
      const failed = (_event: unknown, code: number): void => {
        this.off('did-finish-load', done);
        reject(new Error(`ERR_FAILED (${code}) loading '${address}'`));
      };
      this.once('did-finish-load', done);
      this.once('did-fail-load', failed);
      this.#page.navigate(address);
    });
  }

  reload(): void {
    this.#page.reload();
  }

  send(channel: string, ...args: unknown[]): void {
    if (!this.#isDestroyed) this.#page.send(channel, args, []);
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    if (this.#isDestroyed) return;
    this.#page.send(
      channel,
      [message],
      transfer.map((port) => port.handOn()),
    );
  }

  printToPDF(options: Record<string, unknown>): Promise<Buffer> {
    return this.#page.printToPdf(options).then((bytes) => Buffer.from(bytes));
  }

  destroyPage(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#page.close();
    this.emit('destroyed');
  }

  #listener(): PageListener {
    return {
      message: (from, note) => void this.#hear(from, note),
      navigated: (address) => {
        this.mainFrame.url = address;
        this.emit('did-navigate', {}, address);
      },
      loaded: () => this.emit('did-finish-load', {}),
      failed: (code, address) => this.emit('did-fail-load', {}, code, 'failed', address, true),
      crashed: () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
      closed: () => this.emit('page-closed'),
      mayNavigate: (request) => this.#mayNavigate(request),
      serve: (request) => protocol.serve(request),
    };
  }

  #mayNavigate({ address, isMainFrame, isRedirect }: Parameters<PageListener['mayNavigate']>[0]): boolean {
    const event = preventable({ url: address, isMainFrame, isSameDocument: false });
    if (isRedirect) {
      this.emit('will-redirect', event, address);
    } else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event, address);
    }
    return !event.defaultPrevented;
  }

  #frame(from: FrameInfo): WebFrame {
    if (from.parentId === null) {
      this.mainFrame.url = from.address;
      return this.mainFrame;
    }
    const known = this.#frames.get(from.id);
    const frame = known ?? { url: from.address, parent: this.mainFrame, frameTreeNodeId: from.id };
    frame.url = from.address;
    this.#frames.set(from.id, frame);
    return frame;
  }

  async #hear(from: FrameInfo, note: PreloadNote): Promise<void> {
    const event = {
      sender: this,
      senderFrame: this.#frame(from),
      ports: [],
      type: 'frame',
      frameId: from.id,
      processId: 1,
    };
    if (note.kind === 'send') {
      ipcMain.emit(note.channel, event, ...note.args);
      return;
    }
    try {
      const value = await ipcMain.answer(note.channel, event, note.args);
      this.#page.reply(note.id, { value });
    } catch (error) {
      this.#page.reply(note.id, {
        error: `Error invoking remote method '${note.channel}': ${String(error)}`,
      });
    }
  }
}
