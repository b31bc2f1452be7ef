import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '#contract/index.ts';
import { type Core, createCore } from '#db/core.ts';
import { type ServerOptions, startServer } from './server.ts';

/** A real server on a real data folder, for the tests of this folder and of the contract over every door. */
export interface Door {
  url: string;
  port: number;
  core: Core;
  dataDir: string;
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
  /** Signs in over REST; the cookie to send along. */
  signIn(username?: string, password?: string): Promise<string>;
  rpc(cookie?: string): DoorClient;
  close(): Promise<void>;
}

export type DoorClient = ContractRouterClient<Contract>;

export interface SendOptions {
  headers?: Record<string, string>;
  cookie?: string;
  json?: unknown;
  body?: string | Uint8Array;
  /** Address the call comes from; any of 127.0.0.0/8. */
  from?: string;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body; fails when it is not JSON. */
  json<T = Record<string, unknown>>(): T;
}

export const ADMIN = { username: 'admin', password: 'correct horse battery' };

/** A factory with one administrator behind a server on a free port of 127.0.0.1. */
export async function openDoor(options: Partial<ServerOptions> & { isEmpty?: boolean } = {}): Promise<Door> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-door-'));
  const { isEmpty, ...serverOptions } = options;
  const core = options.core ?? (await createCore({ dataDir }));
  if (isEmpty !== true) await startFactory(core);
  const server = await startServer({ dataDir, ...serverOptions, core });
  const door: Door = {
    url: server.url,
    port: server.port,
    core,
    dataDir,
    send: (method, path, sent) => send(server.port, method, path, sent),
    signIn: (username = ADMIN.username, password = ADMIN.password) =>
      signIn(server.port, { username, password }),
    rpc: (cookie) => rpcClient(server.url, cookie),
    async close() {
      await server.close();
      await core.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  return door;
}

async function startFactory(core: Core): Promise<void> {
  const connection = core.connect({ transport: 'inprocess', device: 'test' });
  const client = createRouterClient(core.router, { context: connection.context });
  await client.setup.startFactory({ factory: 'Test works', displayName: 'Admin', ...ADMIN });
}

async function signIn(port: number, credentials: object): Promise<string> {
  const answer = await send(port, 'POST', '/api/session', { json: credentials });
  if (answer.status >= 300) throw new Error(`sign-in answered ${String(answer.status)} ${answer.text}`);
  return cookieOf(answer);
}

/** `name=value` of the cookie an answer sets. */
export function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
}

export function rpcClient(url: string, cookie?: string): DoorClient {
  const headers = cookie === undefined ? {} : { cookie };
  return createORPCClient(new RPCLink({ url: `${url}/rpc`, headers }));
}

/** Plain node:http, because fetch would not let a test choose Host, methods or broken paths. */
function send(port: number, method: string, path: string, options: SendOptions = {}): Promise<Answer> {
  const body = options.json === undefined ? options.body : JSON.stringify(options.json);
  const headers = {
    ...(options.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const localAddress = options.from ?? '127.0.0.1';
    const target = { host: '127.0.0.1', port, method, path, headers, localAddress, agent: false };
    const call = httpRequest(target, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const parse = <T>() => JSON.parse(text) as T;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: parse });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
