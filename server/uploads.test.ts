import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { os } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Core } from '#db/core.ts';
import { addGuards } from './guards.ts';
import { createHttpApp } from './http-app.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { acceptJsonOnly, acceptUploads, requireCookieForUploads } from './request-body.ts';
import { allowedHosts } from './request-guard.ts';
import { createRpcDoor } from './rpc-door.ts';
import { createSignInLimit } from './sign-in-limit.ts';

const limits = { ...DEFAULT_LIMITS, uploadBytes: 256 * 1024 };
const input = z.object({ file: z.instanceof(File), kind: z.string() });
/** One procedure that takes a file and sends one back, behind the door's real way of taking uploads. */
const router = os.router({
  imports: {
    echo: os.input(input).handler(({ input: sent }) => new File([sent.file], `退回 ${sent.kind}.xlsx`)),
  },
});

let app: FastifyInstance;
let url: string;
beforeAll(async () => {
  app = await createHttpApp(limits, () => 'incident');
  let hosts: ReadonlySet<string> = new Set();
  addGuards(app, { limits, hosts: () => hosts, signInLimit: createSignInLimit(9, 9, () => 0) });
  const open = () => ({ context: {} as never, ended: new AbortController().signal, close() {} });
  const rpc = createRpcDoor({ router } as unknown as Core, open, () => 'incident');
  await app.register(async (scope) => {
    acceptJsonOnly(scope, limits);
    acceptUploads(scope, limits);
    requireCookieForUploads(scope, () => 'sid');
    rpc(scope, '/rpc/imports');
  });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  hosts = allowedHosts('127.0.0.1', Number(new URL(url).port));
});
afterAll(() => app.close());

const client = (cookie = 'sid=x') =>
  createORPCClient<{ imports: { echo(sent: z.infer<typeof input>): Promise<File> } }>(
    new RPCLink({ url: `${url}/rpc`, headers: { cookie } }),
  );
const post = (form: FormData, headers: Record<string, string> = { cookie: 'sid=x' }) =>
  fetch(`${url}/rpc/imports/echo`, { method: 'POST', body: form, headers });

describe('uploads', () => {
  test('a file goes in and comes back as a download with its name', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const back = await client().imports.echo({ file: new File([bytes], '台账 2026.xlsx'), kind: 'orders' });
    expect(back.name).toBe('退回 orders.xlsx');
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes);
  });

  test('S46 a file above the limit is refused by size', async () => {
    const file = new File([new Uint8Array(300 * 1024)], 'big.xlsx');
    await expect(client().imports.echo({ file, kind: 'x' })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      data: { limit: limits.uploadBytes },
    });
  });

  test('nobody without a session cookie gets to send a file', async () => {
    await expect(client('').imports.echo({ file: new File(['x'], 'x'), kind: 'x' })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('S37 a form of another site is refused although browsers send forms anywhere', async () => {
    const answer = await post(new FormData(), { cookie: 'sid=x', origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });

  test.each([
    ['not JSON', '{'],
    ['reserved keys', '{"json":{"__proto__":{"x":1}},"meta":[],"maps":[]}'],
    ['maps that point into a prototype', '{"json":{},"meta":[],"maps":[["__proto__","x"]]}'],
    ['maps without their file', '{"json":{},"meta":[],"maps":[["file"]]}'],
  ])('S52 the call inside the form: %s', async (_name, data) => {
    const form = new FormData();
    form.set('data', data);
    form.set('0', new File(['x'], 'x'));
    const answer = await post(form);
    expect(answer.status).toBe(400);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('a form that is no form', async () => {
    const headers = { cookie: 'sid=x', 'content-type': 'multipart/form-data; boundary=q' };
    const answer = await fetch(`${url}/rpc/imports/echo`, { method: 'POST', body: 'nonsense', headers });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('malformed');
  });
});
