import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { DesktopBridge } from '#contract/kit/desktop-bridge.ts';

const shell = vi.hoisted(() => ({
  exposed: {} as Record<string, unknown>,
  listeners: new Map<string, Set<(...args: unknown[]) => void>>(),
  invoked: [] as unknown[][],
  posted: [] as unknown[][],
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (key: string, value: unknown) => (shell.exposed[key] = value) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => Promise.resolve(shell.invoked.push(args)),
    on: (channel: string, listener: () => void) =>
      shell.listeners.set(channel, (shell.listeners.get(channel) ?? new Set()).add(listener)),
    off: (channel: string, listener: () => void) => shell.listeners.get(channel)?.delete(listener),
  },
}));

const tell = (channel: string, event: object, ...args: unknown[]): void =>
  shell.listeners.get(channel)?.forEach((listener) => listener(event, ...args));
let bridge: DesktopBridge;

beforeAll(async () => {
  const nothing = (): null => null;
  vi.stubGlobal('window', {
    addEventListener: nothing,
    postMessage: (...args: unknown[]) => shell.posted.push(args),
  });
  vi.stubGlobal('document', { getElementById: nothing });
  await import('./preload.ts');
  bridge = shell.exposed.millwrightBridge as DesktopBridge;
});

describe('S17 the preload exposes named functions and nothing else', () => {
  test('one name, plain functions', () => {
    expect(Object.keys(shell.exposed)).toEqual(['millwrightBridge']);
    expect(new Set(Object.values(bridge).map((member) => typeof member))).toEqual(new Set(['function']));
    expect(Object.keys(bridge).sort()).toMatchInlineSnapshot(`
      [
        "chooseFolder",
        "coreState",
        "onCoreState",
        "onMenuCommand",
        "openDataFolder",
        "openExternal",
        "openLogFolder",
        "printToPdf",
        "requestPort",
        "restartCore",
        "saveFile",
        "setLanguage",
      ]
    `);
  });

  test('every call goes to a channel of its own name with one argument', async () => {
    await bridge.saveFile({ suggestedName: 'a', bytes: new Uint8Array() });
    await bridge.openExternal('https://example.com/');
    expect(shell.invoked.map(([channel]) => channel)).toEqual([
      'millwright:save-file',
      'millwright:open-external',
    ]);
    expect(shell.invoked.map((args) => args.length)).toEqual([2, 2]);
  });

  test('listeners get the value alone, no event with a way back', () => {
    const heard: unknown[][] = [];
    const stop = bridge.onMenuCommand((...args) => heard.push(args));
    tell('millwright:menu-command', { sender: 'ipc' }, 'palette');
    stop();
    tell('millwright:menu-command', { sender: 'ipc' }, 'save');
    expect(heard).toEqual([['palette']]);
  });
});

test('a port is handed on to our own window, and asked for again when the core came back', () => {
  const port = { name: 'port' };
  tell('millwright:port', { ports: [port] }, null);
  expect(shell.posted).toEqual([['millwright:port', '*', [port]]]);
  shell.invoked.length = 0;
  const state = { code: null, detail: null, logFile: '/log', dataDir: '/data' };
  tell('millwright:core-state', {}, { ...state, state: 'running' });
  expect(shell.invoked).toEqual([]);
  tell('millwright:core-state', {}, { ...state, state: 'stopped' });
  tell('millwright:core-state', {}, { ...state, state: 'running' });
  expect(shell.invoked).toEqual([['millwright:request-port', undefined]]);
});
