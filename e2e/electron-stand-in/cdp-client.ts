/** A message of the DevTools protocol that answers no call of ours. */
export interface CdpEvent {
  method: string;
  params: Record<string, unknown>;
}

interface Pending {
  resolve: (result: Record<string, unknown>) => void;
  reject: (error: Error) => void;
}

interface Incoming extends Partial<CdpEvent> {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
  sessionId?: string;
}

/** The shell's own line to the Chromium that the test drives over its line. */
export class CdpClient {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  readonly #sessions = new Map<string, (event: CdpEvent) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data)) as Incoming));
  }

  static async connect(address: string): Promise<CdpClient> {
    const socket = new WebSocket(address);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('error', () => reject(new Error(`no browser at ${address}`)), { once: true });
    });
    return new CdpClient(socket);
  }

  send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  }

  listen(sessionId: string, listener: (event: CdpEvent) => void): void {
    this.#sessions.set(sessionId, listener);
  }

  #hear(message: Incoming): void {
    if (message.id !== undefined) {
      const waiting = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result ?? {});
      return;
    }
    const { method, params, sessionId } = message;
    if (!method) return;
    const event = { method, params: params ?? {} };
    if (sessionId) this.#sessions.get(sessionId)?.(event);
    else if (method === 'Target.detachedFromTarget') this.#detached(event);
  }

  #detached(event: CdpEvent): void {
    const sessionId = String(event.params.sessionId);
    this.#sessions.get(sessionId)?.(event);
    this.#sessions.delete(sessionId);
  }
}
