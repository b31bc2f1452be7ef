import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { createRouterClient } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { type Core, type CoreOptions, createCore } from '#db/core.ts';
import { type RunningServer, startServer } from '#server/server.ts';
import type { Outcome } from './outcome.ts';
import { callRest } from './rest-caller.ts';

export const TRANSPORTS = ['in process', 'message port', 'RPC over HTTP', 'REST'] as const;
export type Transport = (typeof TRANSPORTS)[number];

export interface Caller {
  call(procedure: string, input?: unknown): Promise<Outcome>;
  close(): void;
}

export interface Credentials {
  username: string;
  password: string;
}

export const ADMIN: Credentials = { username: 'admin', password: 'correct horse battery' };

/** One factory of its own behind one transport. */
export interface Factory {
  transport: Transport;
  core: Core;
  server: RunningServer;
  /** A client of its own, signed in unless no credentials are given. */
  caller(credentials?: Credentials): Promise<Caller>;
  close(): Promise<void>;
}

/** 2026-03-02 10:00 in every time zone's working day; the same for every transport, so that results compare. */
const NOW = Date.UTC(2026, 2, 2, 10);

export async function openFactory(transport: Transport, log?: CoreOptions['log']): Promise<Factory> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-contract-'));
  const core = await createCore({ dataDir, clock: { now: () => NOW }, ...(log && { log }) });
  const server = await startServer({ dataDir, core });
  const open = {
    'in process': inProcess,
    'message port': overPort,
    'RPC over HTTP': overHttp,
    REST: overRest,
  };
  const factory: Factory = {
    transport,
    core,
    server,
    async caller(credentials) {
      const caller = open[transport](core, server);
      if (credentials) expectOk(await caller.call('session.signIn', credentials));
      return caller;
    },
    async close() {
      await server.close();
      await core.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  const setUp = inProcess(core);
  expectOk(await setUp.call('setup.startFactory', { factory: '试验工厂', displayName: '管理员', ...ADMIN }));
  return factory;
}

/** The result of a call that has to succeed. */
export function expectOk(outcome: Outcome): unknown {
  if ('ok' in outcome) return outcome.ok;
  throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.data)}`);
}

function inProcess(core: Core): Caller {
  const { context } = core.connect({ transport: 'inprocess', device: 'test' });
  return rpcCaller(createRouterClient(core.router, { context }), () => {});
}

function overPort(core: Core): Caller {
  const { port1, port2 } = new MessageChannel();
  const { context } = core.connect({
    transport: 'port',
    device: 'test',
    holder: `window-${String(Math.random())}`,
  });
  new PortHandler(core.router).upgrade(port1, { context });
  const client: object = createORPCClient(new PortLink({ port: port2 }));
  port1.start();
  port2.start();
  return rpcCaller(client, () => port2.close());
}

function overHttp(_core: Core, server: RunningServer): Caller {
  const jar = createJar();
  const link = new HttpLink({ url: `${server.url}/rpc`, fetch: jar.fetch });
  return rpcCaller(createORPCClient(link), () => {});
}

function overRest(_core: Core, server: RunningServer): Caller {
  const jar = createJar();
  return {
    call: (procedure, input) => callRest(server.url, jar.fetch, procedure, input),
    close() {},
  };
}

/** A browser's part in a session: keeps the cookie the server sets and sends it along. */
function createJar(): { fetch(request: Request | string, init?: RequestInit): Promise<Response> } {
  let cookie = '';
  return {
    async fetch(request, init = {}) {
      const headers = new Headers(request instanceof Request ? request.headers : init.headers);
      if (cookie !== '') headers.set('cookie', cookie);
      const response = await fetch(request, { ...init, headers });
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) cookie = set.split(';', 1)[0] ?? '';
      return response;
    },
  };
}

function rpcCaller(client: object, close: () => void): Caller {
  return {
    close,
    async call(procedure, input) {
      const path = procedure.split('.');
      try {
        return { ok: plain(await procedureAt(client, path)(input)) };
      } catch (error) {
        if (!isTyped(error)) throw error;
        return { error: { code: error.code, status: error.status, data: plain(error.data) } };
      }
    },
  };
}

/** An error that came through with its code; anything else is a fault of the transport. */
function isTyped(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && error.defined;
}

type Call = (input: unknown) => Promise<unknown>;

function procedureAt(client: object, path: readonly string[]): Call {
  let entry: unknown = client;
  for (const name of path) entry = (entry as Record<string, unknown>)[name];
  return entry as Call;
}

/** Leaves out what no transport carries, such as keys without a value. */
function plain(value: unknown): unknown {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown);
}
