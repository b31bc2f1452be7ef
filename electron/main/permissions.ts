import type { Session } from 'electron';
import { isOwnAddress } from './app-address.ts';

/** The only things a page may do beyond drawing itself; Electron's own default would allow everything. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Denies every permission and device by default; the list above counts for our own pages alone. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const from = details.requestingUrl || contents?.getURL() || '';
    answer(ALLOWED.has(permission) && isOwnAddress(from));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return ALLOWED.has(permission) && isOwnAddress(origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(() => []);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  for (const chooser of ['select-hid-device', 'select-usb-device', 'select-serial-port'] as const) {
    denyChooser(session, chooser);
  }
}

/** Without a listener Electron picks the first matching device; an empty answer picks none. */
function denyChooser(
  session: Session,
  chooser: 'select-hid-device' | 'select-usb-device' | 'select-serial-port',
): void {
  const emitter: NodeJS.EventEmitter = session;
  emitter.on(chooser, (event: { preventDefault(): void }, ...rest: unknown[]) => {
    event.preventDefault();
    const answer = rest.at(-1);
    if (typeof answer === 'function') answer('');
  });
}
