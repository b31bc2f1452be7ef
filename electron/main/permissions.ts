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
  // Screen capture stays unsupported, as it is without a handler of ours.
  // Without a listener the first device that fits would be picked; an empty answer picks none.
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
}
