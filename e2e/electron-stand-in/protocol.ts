interface Scheme {
  scheme: string;
  privileges?: Record<string, boolean>;
}
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

class Protocol {
  readonly #handlers = new Map<string, ProtocolHandler>();
  /** In the order they were announced; the real one takes them only before the app is ready. */
  readonly schemes: Scheme[] = [];

  registerSchemesAsPrivileged(schemes: Scheme[]): void {
    this.schemes.push(...schemes);
  }

  handle(scheme: string, handler: ProtocolHandler): void {
    if (this.#handlers.has(scheme)) throw new Error(`the scheme ${scheme} has a handler already`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** The answer of the scheme's handler, null when it has none. */
  serve(request: Request): Promise<Response> | null {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1));
    return handler ? Promise.resolve(handler(request)) : null;
  }
}

export const protocol = new Protocol();
