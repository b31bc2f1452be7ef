import { beforeAll, describe, expect, test, vi } from 'vitest';
import { denyPermissions } from './permissions.ts';

vi.mock('electron', () => import('#e2e/electron-stand-in/electron.ts'));
const { session } = await import('#e2e/electron-stand-in/session.ts');
const handlers = session.defaultSession.handlers as Record<string, (...args: unknown[]) => unknown>;

/** Every permission Electron's types know of. */
const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'pointerLock',
  'openExternal',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
  'fileSystem',
  'something-new',
];
const OWN = 'app://millwright/index.html';

beforeAll(() => denyPermissions(session.defaultSession as never));

function requested(permission: string, requestingUrl: string): boolean {
  let isGranted = true;
  const answer = (granted: boolean): void => void (isGranted = granted);
  handlers.permissionRequest?.({ getURL: () => OWN }, permission, answer, { requestingUrl });
  return isGranted;
}

describe('S05 permissions', () => {
  test('all but writing the clipboard are denied', () => {
    expect(PERMISSIONS.filter((name) => requested(name, OWN))).toEqual(['clipboard-sanitized-write']);
    const checked = PERMISSIONS.filter((name) => handlers.permissionCheck?.(null, name, 'app://millwright/'));
    expect(checked).toEqual(['clipboard-sanitized-write']);
  });

  test.each(['https://example.com/', 'app://millwright.evil/', 'about:blank', 'app://x@millwright/'])(
    '%s gets none',
    (address) => {
      expect(PERMISSIONS.filter((name) => requested(name, address))).toEqual([]);
      expect(PERMISSIONS.filter((name) => handlers.permissionCheck?.(null, name, address))).toEqual([]);
    },
  );
});

describe('S06 devices', () => {
  test('none is granted or chosen', () => {
    expect(handlers.device?.({ deviceType: 'usb', origin: OWN, device: {} })).toBe(false);
    expect(handlers.usbProtectedClasses?.({ protectedClasses: ['hid', 'audio'] })).toEqual([]);
    const answers: unknown[] = [];
    handlers.bluetoothPairing?.({}, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ confirmed: false }]);
    expect(handlers.displayMedia).toBeUndefined();
  });

  test.each([
    ['select-hid-device', [{}]],
    ['select-usb-device', [{}]],
    ['select-serial-port', [[], {}]],
  ])('%s chooses none', (name, details) => {
    const preventDefault = vi.fn<() => void>();
    const answer = vi.fn<(id: string) => void>();
    session.defaultSession.emit(name, { preventDefault }, ...details, answer);
    expect(preventDefault).toHaveBeenCalledOnce();
    expect(answer).toHaveBeenCalledWith('');
  });
});
