import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Connection, Core } from '#db/core.ts';
import { readSessionToken, sendCookie } from './session-cookie.ts';

/** What a door needs of a connection: the context of the call, when it has to stop, and a way to end it. */
export interface DoorConnection {
  context: Connection['context'];
  /** Aborts when the session behind the connection ends or the server closes; change streams stop then. */
  ended: AbortSignal;
  /** Must be called when the answer is complete. */
  close(): void;
}

export type OpenConnection = (request: FastifyRequest, reply: FastifyReply) => DoorConnection;

export interface Connections {
  rpc: OpenConnection;
  rest: OpenConnection;
  /** Ends whatever is still open, change streams included. */
  closeAll(): void;
}

export interface CookieRule {
  /** The port is known only after listening. */
  name(): string;
  isSecure: boolean;
}

interface Open {
  token: string | undefined;
  end: AbortController;
}

/** One connection to the core per request; a change stream keeps its own for as long as the answer lasts. */
export function createConnections(core: Core, cookie: CookieRule): Connections {
  const all = new Set<Open>();

  /** Signing out (or in again) in one tab ends the streams every other tab holds on that session. */
  function endOthers(self: Open): void {
    for (const other of all) if (other !== self && other.token === self.token) other.end.abort();
  }

  function connect(transport: 'http' | 'rest', request: FastifyRequest, reply: FastifyReply): DoorConnection {
    const token = readSessionToken(request, cookie.name());
    const session = token === undefined ? {} : { sessionToken: token };
    const given = request.headers['idempotency-key'];
    const callKey = typeof given === 'string' ? given : undefined;
    const connection = core.connect({ transport, device: request.ip, callKey, ...session });
    const self: Open = { token, end: new AbortController() };
    all.add(self);
    connection.onSession((next, expiresAt) => {
      if (token !== undefined) endOthers(self);
      sendCookie(reply, { name: cookie.name(), isSecure: cookie.isSecure, token: next, expiresAt });
    });
    return {
      context: connection.context,
      ended: self.end.signal,
      close: () => void all.delete(self),
    };
  }

  return {
    rpc: (request, reply) => connect('http', request, reply),
    rest: (request, reply) => connect('rest', request, reply),
    closeAll() {
      for (const open of all) open.end.abort();
    },
  };
}
