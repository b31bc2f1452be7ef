import { beforeAll, describe, expect, test, vi } from 'vitest';
import { isOwnAddress } from './app-address.ts';
import { guardAllContents, openOutside, outsideAddress } from './navigation-guard.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { BrowserWindow, shell } = await import('#e2e/electron-stand-in/electron.ts');
const { preventable } = await import('#e2e/electron-stand-in/web-contents.ts');

const OWN = ['app://millwright/', 'app://millwright/index.html', 'app://millwright/index.html?x=1#/orders/3'];
const FOREIGN = [
  'https://example.com/',
  'http://127.0.0.1:4170/',
  'https://example.com/?next=app://millwright/',
  'https://example.com/#app://millwright/',
  'app://millwright.example.com/',
  'app://millwright:1234/',
  'app://user@millwright/',
  'app://user:pw@millwright/',
  'app://example.com@millwright/',
  'app://millwright@example.com/',
  'app://mıllwright/',
  'app://ｍillwright/',
  'app:millwright',
  'apps://millwright/',
  'file:///app://millwright/',
  'about:blank',
  'javascript:alert(1)',
  'data:text/html,app://millwright/',
  'blob:app://millwright/1',
  '',
  'not an address',
];

let contents: InstanceType<typeof BrowserWindow>['webContents'];
beforeAll(() => {
  guardAllContents();
  contents = new BrowserWindow().webContents;
});

test.each(OWN)('%s is ours', (address) => expect(isOwnAddress(address)).toBe(true));
test.each(FOREIGN)('“%s” is not ours', (address) => expect(isOwnAddress(address)).toBe(false));

describe('S08 navigation stays on our origin', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s', (name) => {
    const isPrevented = (url: string): boolean => {
      const event = preventable({ url });
      contents.emit(name, event, url);
      return event.defaultPrevented;
    };
    expect(OWN.filter(isPrevented)).toEqual([]);
    expect(FOREIGN.filter((address) => !isPrevented(address))).toEqual([]);
  });
});

test('S09 no window is ever opened by a page', () => {
  for (const url of [...OWN, ...FOREIGN]) expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
});

test('S11 no webview is attached', () => {
  const event = preventable({});
  contents.emit('will-attach-webview', event, {}, {});
  expect(event.defaultPrevented).toBe(true);
});

describe('S10 what may be opened outside', () => {
  test.each([
    ['https://www.ccs.org.cn/x?y=1', 'https://www.ccs.org.cn/x?y=1'],
    ['mailto:wang@example.com', 'mailto:wang@example.com'],
    ['tel:+86-513-8888', 'tel:+86-513-8888'],
  ])('%s', async (address, opened) => {
    const open = vi.spyOn(shell, 'openExternal');
    expect(await openOutside(address)).toBe(true);
    expect(open).toHaveBeenLastCalledWith(opened);
  });

  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'file://server/share/x.exe',
    '\\\\server\\share\\x.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'ms-officecmd:{}',
    'smb://server/x',
    'vbscript:x',
    'search-ms:query=x',
    'C:\\windows\\system32\\calc.exe',
    'app://millwright/',
    'https://u:p@example.com/',
    '',
    ' ',
    `https://example.com/${'x'.repeat(3000)}`,
  ])('“%s” is refused', (address) => expect(outsideAddress(address)).toBeNull());
});
