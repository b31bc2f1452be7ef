import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bridgeCommands, type ShellServices } from './bridge-commands.ts';
import { registerBridge } from './bridge-registrar.ts';
import { createWindow, windowKey } from './window-factory.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { BrowserWindow, ipcMain } = await import('#e2e/electron-stand-in/electron.ts');

const services = {
  preload: '/preload.cjs',
  handPort: vi.fn<ShellServices['handPort']>(),
  coreState: () =>
    ({ state: 'running', code: null, detail: null, logFile: '/log', dataDir: '/data' }) as const,
  restartCore: vi.fn<ShellServices['restartCore']>(() => Promise.resolve()),
  openDataFolder: vi.fn<ShellServices['openDataFolder']>(() => Promise.resolve(true)),
  openLogFolder: vi.fn<ShellServices['openLogFolder']>(),
  setLanguage: vi.fn<ShellServices['setLanguage']>(),
} satisfies ShellServices;
const commands = bridgeCommands(services);
const refused: string[] = [];
let window: ReturnType<typeof createWindow>;

beforeAll(() => {
  registerBridge(commands, {
    keyOf: windowKey,
    onRefused: (channel, reason) => refused.push(`${channel}: ${reason}`),
  });
  window = createWindow({ preload: '/preload.cjs' });
});
beforeEach(() => void (refused.length = 0));

interface Sender {
  sender?: unknown;
  senderFrame?: unknown;
}
const frame = { url: 'app://millwright/index.html', parent: null, frameTreeNodeId: 1 };
const call = (channel: string, args: unknown[], event: Sender = {}): Promise<unknown> =>
  ipcMain.answer(channel, { sender: window.webContents, senderFrame: frame, ...event }, args);

describe('S14 one registrar, every sender checked', () => {
  const foreign = new BrowserWindow();
  test.each<[string, Sender, string]>([
    ['no frame', { senderFrame: null }, 'the frame is gone'],
    [
      'a frame inside the page',
      { senderFrame: { ...frame, parent: frame, frameTreeNodeId: 7 } },
      'not the main frame',
    ],
    ['another tree', { senderFrame: { ...frame, frameTreeNodeId: 7 } }, 'not the main frame'],
    ['about:blank', { senderFrame: { ...frame, url: 'about:blank' } }, 'not our page'],
    ['no address', { senderFrame: { ...frame, url: '' } }, 'not our page'],
    ['another origin', { senderFrame: { ...frame, url: 'https://example.com/' } }, 'not our page'],
    ['a look-alike', { senderFrame: { ...frame, url: 'app://millwright.evil/' } }, 'not our page'],
    ['a window of nobody', { sender: foreign.webContents }, 'not our window'],
    ['a page without window', { sender: { mainFrame: frame } }, 'not our window'],
  ])('%s is refused by every command', async (_name, event, reason) => {
    for (const { channel } of commands) {
      await expect(call(channel, [undefined], event)).rejects.toThrow('refused');
      expect(refused.at(-1)).toBe(`${channel}: ${reason}`);
    }
    expect(services.handPort).not.toHaveBeenCalled();
  });

  test('our page is served, under the key of its window', async () => {
    await call('millwright:request-port', []);
    expect(services.handPort).toHaveBeenCalledWith({ window, key: windowKey(window) });
    expect(await call('millwright:core-state', [undefined])).toMatchObject({ state: 'running' });
  });
});

describe('S15 every command has an input schema', () => {
  const given: Record<string, unknown> = {
    'millwright:choose-folder': { title: '选择' },
    'millwright:save-file': { suggestedName: 'a.xlsx', bytes: new Uint8Array(3) },
    'millwright:print-to-pdf': { route: '/print/report?month=2026-10', pageSize: 'A4' },
    'millwright:page-drawn': 'ready',
    'millwright:open-external': 'https://example.com/',
    'millwright:open-log-folder': undefined,
    'millwright:set-language': 'zh-TW',
    'millwright:request-port': undefined,
    'millwright:core-state': undefined,
    'millwright:restart-core': undefined,
    'millwright:open-data-folder': '/data/factory',
  };

  test('the list is the registry', () => {
    expect(Object.keys(given).sort()).toEqual(ipcMain.channels().sort());
    for (const { channel, input } of commands) expect(input.safeParse(given[channel]).success).toBe(true);
  });

  test('unknown keys, second arguments and everything else are refused', async () => {
    for (const { channel, input } of commands) {
      const value = given[channel];
      await expect(call(channel, [value, 1])).rejects.toThrow('refused');
      if (typeof value === 'object') expect(input.safeParse({ ...value, extra: 1 }).success).toBe(false);
    }
    fc.assert(
      fc.property(fc.anything(), fc.nat(commands.length - 1), (value, at) => {
        const command = commands[at];
        const fitting = given[command?.channel ?? ''];
        // A text where a text is asked for may happen to be right, and so may an empty question.
        if (typeof value === 'string' && typeof fitting === 'string') return true;
        if (JSON.stringify(value) === '{}' && command?.channel === 'millwright:choose-folder') return true;
        return command?.input.safeParse(value).success === (value === undefined && fitting === undefined);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['/print/x#/other', 'https://example.com/', '/a b', '/a\\b', 'orders', ''])(
    'route “%s” cannot leave the page',
    (route) => {
      const print = commands.find(({ channel }) => channel === 'millwright:print-to-pdf');
      expect(print?.input.safeParse({ route }).success).toBe(false);
    },
  );
});
