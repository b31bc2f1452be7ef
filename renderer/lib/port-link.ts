import { RPCLink } from '@orpc/client/message-port';
import type { PortMessage } from '#contract/kit/desktop-bridge.ts';

/** The name of each call, as over HTTP. */
export interface NamedCall {
  key?: string;
}
type Link = RPCLink<NamedCall>;

type Listener = (isConnected: boolean) => void;
const MESSAGE: PortMessage = 'millwright:port';

/**
 * Holds the link over the newest port the shell handed to this page. A call made while there is no port waits for
 * the next one; a call made on a dead port would never settle, so the link is dropped as soon as the port closes.
 */
export class PortConnection {
  private link: Promise<Link>;
  private hand: (link: Link) => void = () => {};
  private readonly listeners = new Set<Listener>();

  constructor() {
    this.link = this.nextLink();
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (event.source === window && event.data === MESSAGE && port) this.take(port);
    });
  }

  current(): Promise<Link> {
    return this.link;
  }

  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private nextLink(): Promise<Link> {
    return new Promise((resolve) => {
      this.hand = resolve;
    });
  }

  private take(port: MessagePort): void {
    const link: Link = new RPCLink<NamedCall>({
      port,
      headers: ({ context }) => (context.key === undefined ? {} : { 'idempotency-key': context.key }),
    });
    this.hand(link);
    this.link = Promise.resolve(link);
    port.addEventListener('close', () => this.drop(link));
    port.start();
    for (const listener of this.listeners) listener(true);
  }

  private drop(dead: Link): void {
    void this.link.then((link) => {
      // A newer port may have come before the old one's close event.
      if (link !== dead) return;
      this.link = this.nextLink();
      for (const listener of this.listeners) listener(false);
    });
  }
}
