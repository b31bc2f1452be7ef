import type { AnyRouter, Context } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';

export interface DoorConnection {
  context: Context;
  onSession(listener: (token: string | null) => void): void;
}

/** Whose window it is, and the session that window had before. */
export interface Holder {
  holder: string;
  sessionToken: string | null;
}

/** The part of the core the port door uses. */
export interface DoorCore {
  router: AnyRouter;
  connect(info: {
    transport: 'port';
    device: string;
    holder: string;
    sessionToken?: string | undefined;
  }): DoorConnection;
}

/** As over HTTP: a call names itself, so that asked again after the core died it is not done twice. */
const KEY = 'idempotency-key';

/** Gives each call its own key; the connection behind it, with its session, stays the one of its port. */
function withCallKey<T>(options: {
  request: { headers: Record<string, string | readonly string[] | undefined> };
  context: Context;
  next: (options: never) => T;
}): T {
  const key = options.request.headers[KEY];
  const { connection } = options.context;
  const isNamed = typeof key === 'string' && typeof connection === 'object' && connection !== null;
  const named = isNamed
    ? { connection: Object.create(connection, { callKey: { value: key } }) as unknown }
    : {};
  return options.next({ ...options, context: { ...options.context, ...named } } as never);
}

/**
 * Answers the calls of every window. One connection per port; a page that reloads comes with a new port and
 * the same holder, so the core finds its session again.
 */
export class PortDoor {
  readonly #core: DoorCore;
  readonly #device: string;
  readonly #onSession: (session: Holder) => void;
  readonly #handler: RPCHandler<Context>;
  readonly #open = new Set<MessagePortMain>();

  constructor(core: DoorCore, device: string, onSession: (session: Holder) => void) {
    this.#core = core;
    this.#onSession = onSession;
    this.#device = device;
    this.#handler = new RPCHandler<Context>(core.router, { rootInterceptors: [withCallKey] });
  }

  serve(port: MessagePortMain, { holder, sessionToken }: Holder): void {
    const { context, onSession } = this.#core.connect({
      transport: 'port',
      device: this.#device,
      holder,
      sessionToken: sessionToken ?? undefined,
    });
    onSession((token) => this.#onSession({ holder, sessionToken: token }));
    this.#open.add(port);
    port.once('close', () => this.#open.delete(port));
    // Listeners first: what the page sent meanwhile is delivered by `start`.
    this.#handler.upgrade(port, { context });
    port.start();
  }

  /** Ends every connection; calls in flight reject at the page's side. */
  close(): void {
    for (const port of [...this.#open]) port.close();
    this.#open.clear();
  }
}
