import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { Contract } from '#contract/index.ts';
import type { Connection, Core } from '#db/core.ts';

export type Client = ContractRouterClient<Contract>;

export const BENCH_USER = { username: 'bench', password: 'bench-password-1' };

/** The router without any transport: permission, checks, audit and index are all there. */
export function inProcessClient(core: Core, connection: Connection): Client {
  return createRouterClient(core.router, { context: connection.context });
}

/** The same over a message channel, as a desktop window has it. */
export function portClient(core: Core, connection: Connection): { client: Client; close(): void } {
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(core.router).upgrade(port1, { context: connection.context });
  port1.start();
  port2.start();
  return { client: createORPCClient<Client>(new PortLink({ port: port2 })), close: () => port2.close() };
}

/** The same over HTTP, signed in with a cookie. */
export async function httpClient(url: string): Promise<{ client: Client; cookie: string }> {
  const origin = new URL(url).origin;
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(BENCH_USER),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  if (!answer.ok || cookie === '') throw new Error(`sign-in over HTTP failed: ${answer.status}`);
  return { client: withCookie(url, cookie), cookie };
}

export function withCookie(url: string, cookie: string): Client {
  const origin = new URL(url).origin;
  return createORPCClient<Client>(new FetchLink({ url: `${origin}/rpc`, headers: { cookie, origin } }));
}
