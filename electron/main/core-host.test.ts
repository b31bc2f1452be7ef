import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePortMain } from 'electron';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CoreHostState } from '#contract/kit/desktop-bridge.ts';
import { CoreHost } from './core-host.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));

/** A process that does what its data folder is called. */
const PROCESS = `
  const { parentPort } = process;
  let behaviour;
  parentPort.on('message', ({ data, ports }) => {
    if (data.kind === 'start') {
      behaviour = data.dataDir;
      console.error('opened ' + behaviour);
      if (behaviour === 'crash') process.exit(7);
      if (behaviour === 'refuse') parentPort.postMessage({ kind: 'refused', code: 'INTERNAL', detail: 'no' });
      else parentPort.postMessage({ kind: 'ready', isAccepted: behaviour !== 'unusable' });
    }
    if (data.kind === 'connect') {
      ports[0].on('message', (event) => {
        if (event.data === 'sign in') parentPort.postMessage({ kind: 'session', holder: data.holder, sessionToken: 'T1' });
        if (event.data === 'die') process.exit(9);
        ports[0].postMessage(data.holder + ' ' + data.sessionToken + ' said ' + event.data);
      });
      ports[0].start();
    }
    if (data.kind === 'stop' && behaviour !== 'hang') process.exit(0);
  });
`;

let folder: string;
let entry: string;
const hosts: CoreHost[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millwright-host-'));
  entry = join(folder, 'process.mjs');
  writeFileSync(entry, PROCESS);
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.stop(100)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function host(dataDir: string): { core: CoreHost; states: CoreHostState[]; log: string[] } {
  const log: string[] = [];
  const core = new CoreHost({ entry, dataDir, logFile: '/log', log: (_level, text) => log.push(text) });
  const states: CoreHostState[] = [];
  core.onState((state) => states.push(state));
  hosts.push(core);
  core.start();
  return { core, states, log };
}

function say(core: CoreHost, text: string): { port: MessagePortMain | null; answer: Promise<unknown> } {
  const port = core.connect('window-1');
  const answer = new Promise((resolve) => port?.on('message', ({ data }) => resolve(data)));
  port?.start();
  port?.postMessage(text);
  return { port, answer };
}

const said = (states: CoreHostState[]): string[] =>
  states.map(({ state, code }) => (code ? `${state} ${code}` : state));

describe('the core’s host', () => {
  test('starts it, connects windows to it, and stops it', async () => {
    const { core, states } = host('fine');
    const { port, answer } = say(core, 'hello');
    expect(await answer).toBe('window-1 null said hello');
    const closed = new Promise<void>((resolve) => port?.on('close', () => resolve()));
    await core.stop();
    await closed;
    expect(said(states)).toEqual(['starting', 'running', 'stopped']);
    expect(core.connect('window-1')).toBeNull();
  });

  test('tells a crash with the status and keeps what was printed', async () => {
    const { core, states, log } = host('crash');
    await vi.waitFor(() => expect(core.state().code).toBe('CORE_CRASHED'));
    expect(core.state()).toMatchObject({ detail: 'exit status 7', logFile: '/log', dataDir: 'crash' });
    await vi.waitFor(() => expect(log.join()).toContain('opened crash'));
    expect(said(states)).toEqual(['starting', 'stopped CORE_CRASHED']);
    core.start();
    await vi.waitFor(() => expect(states).toHaveLength(4));
  });

  test('passes the reason of a core that will not start', async () => {
    const { core } = host('refuse');
    await vi.waitFor(() =>
      expect(core.state()).toMatchObject({ state: 'stopped', code: 'INTERNAL', detail: 'no' }),
    );
  });

  test('ends a core that does not close in time', async () => {
    const { core, log } = host('hang');
    await vi.waitFor(() => expect(core.state().state).toBe('running'));
    const started = performance.now();
    await core.stop(150);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(log.join()).toContain('did not close within 150 ms');
  });

  test('restarts on another folder and says whether it can be used', async () => {
    const { core, states } = host('one');
    await vi.waitFor(() => expect(core.state().state).toBe('running'));
    expect(await core.restart('two')).toBe(true);
    expect(core.state()).toMatchObject({ state: 'running', dataDir: 'two' });
    expect(said(states)).toEqual(['starting', 'running', 'stopped', 'starting', 'running']);
    expect(await core.restart('unusable')).toBe(false);
    expect(await core.restart('crash')).toBe(false);
  });

  test('a crash signs nobody out, another folder does', async () => {
    const { core } = host('one');
    await say(core, 'sign in').answer;
    say(core, 'die');
    await vi.waitFor(() => expect(core.state().code).toBe('CORE_CRASHED'));
    await core.restart();
    expect(await say(core, 'x').answer).toBe('window-1 T1 said x');
    await core.restart('two');
    expect(await say(core, 'x').answer).toBe('window-1 null said x');
  });
});
