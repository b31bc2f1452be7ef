import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os, type RouterClient } from '@orpc/server';
import { afterEach, expect, test, vi } from 'vitest';
import { MessageChannelMain } from '#e2e/electron-stand-in/ports.ts';
import type { FromCore } from '../main/core-messages.ts';
import { CoreProcess } from './lifecycle.ts';
import type { DoorCore } from './port-door.ts';

interface CallContext {
  holder: string;
  sessionToken: string | undefined;
  connection: { token: string; callKey?: string };
}
const base = os.$context<CallContext>();
const router = {
  holder: base.handler(({ context }) => context.holder),
  session: base.handler(({ context }) => context.sessionToken ?? 'none'),
  key: base.handler(({ context: { connection } }) => [connection.token, connection.callKey ?? 'none']),
  bytes: base.handler(() => new Blob([new Uint8Array([1, 2, 3])])),
  never: base.handler(() => new Promise<string>(() => {})),
};

const told: FromCore[] = [];
const exited: number[] = [];
const close = vi.fn<() => Promise<void>>(() => Promise.resolve());
afterEach(() => {
  told.length = 0;
  exited.length = 0;
  close.mockClear();
});

/** As the core's: a session that was handed in counts, a new one is told. */
const connection: DoorCore['connect'] = ({ holder, sessionToken }) => ({
  context: { holder, sessionToken, connection: { token: `of ${holder}` } },
  onSession: (listener) => listener(`new for ${holder}`),
});

function program(open: () => Promise<void> = () => Promise.resolve()): CoreProcess {
  return new CoreProcess({
    open: async () => {
      await open();
      return { router, host: { state: () => ({ kind: 'ready' }) }, connect: connection, close };
    },
    device: 'PC-7',
    tell: (message) => told.push(message),
    exit: (status) => exited.push(status),
  });
}

function connect(
  core: CoreProcess,
  holder: string,
  sessionToken: string | null = null,
): { client: RouterClient<typeof router>; closed: Promise<void> } {
  const { port1, port2 } = new MessageChannelMain();
  core.hear({ kind: 'connect', holder, sessionToken }, port2 as never);
  const closed = new Promise<void>((resolve) => port1.on('close', resolve));
  const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ port: port1 as never }));
  port1.start();
  return { client, closed };
}

test('windows are served over their ports, each as the holder it came with', async () => {
  const core = program();
  core.hear({ kind: 'start', dataDir: '/data' }, null);
  const [one, two] = [connect(core, 'window-1'), connect(core, 'window-2')];
  expect(await one.client.holder()).toBe('window-1');
  expect(await two.client.holder()).toBe('window-2');
  expect(new Uint8Array(await (await one.client.bytes()).arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  expect(told[0]).toEqual({ kind: 'ready', isAccepted: true });
});

test('a session comes with its window and what becomes of it is told', async () => {
  const core = program();
  core.hear({ kind: 'start', dataDir: '/data' }, null);
  expect(await connect(core, 'window-1', 'kept').client.session()).toBe('kept');
  expect(await connect(core, 'window-2').client.session()).toBe('none');
  expect(told).toContainEqual({ kind: 'session', holder: 'window-1', sessionToken: 'new for window-1' });
});

test('fault F52 a call over a port bears its own key, beside the session of its window', async () => {
  const core = program();
  core.hear({ kind: 'start', dataDir: '/data' }, null);
  const { port1, port2 } = new MessageChannelMain();
  core.hear({ kind: 'connect', holder: 'window-1', sessionToken: null }, port2 as never);
  const link = new RPCLink<{ key?: string }>({
    port: port1 as never,
    headers: ({ context }) => (context.key === undefined ? {} : { 'idempotency-key': context.key }),
  });
  port1.start();
  const ask = (key?: string) => link.call(['key'], undefined, { context: key === undefined ? {} : { key } });
  expect(await ask('k1')).toEqual(['of window-1', 'k1']);
  expect(await ask()).toEqual(['of window-1', 'none']);
  expect(await ask('k2')).toEqual(['of window-1', 'k2']);
});

test('calls sent before the core is open wait for it', async () => {
  let finish = (): void => {};
  const core = program(() => new Promise((resolve) => (finish = resolve)));
  core.hear({ kind: 'start', dataDir: '/data' }, null);
  const answer = connect(core, 'early').client.holder();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual([]);
  finish();
  expect(await answer).toBe('early');
});

test('a stop rejects what is in flight, closes the file, then ends the process', async () => {
  const core = program();
  core.hear({ kind: 'start', dataDir: '/data' }, null);
  const { client, closed } = connect(core, 'window-1');
  await client.holder();
  const hanging = client.never().then(
    () => 'answered',
    () => 'rejected',
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  core.hear({ kind: 'stop' }, null);
  await closed;
  expect(await hanging).toBe('rejected');
  await vi.waitFor(() => expect(exited).toEqual([0]));
  expect(close).toHaveBeenCalledOnce();
});

test('a core that cannot open says why and ends', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const core = program(() => Promise.reject(Object.assign(new Error('gone'), { code: 'STORAGE_MISSING' })));
  core.hear({ kind: 'start', dataDir: '/data' }, null);
  await vi.waitFor(() => expect(exited).toEqual([1]));
  expect(told).toEqual([{ kind: 'refused', code: 'STORAGE_MISSING', detail: 'Error: gone' }]);
});
