import { EventEmitter } from 'node:events';

type Handler = ((...args: never[]) => unknown) | null;

/** Keeps the handlers it was given, so that tests can ask them. */
class Session extends EventEmitter {
  readonly handlers: Record<string, Handler> = {};

  setPermissionRequestHandler(handler: Handler): void {
    this.handlers.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.handlers.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.handlers.device = handler;
  }
  setUSBProtectedClassesHandler(handler: Handler): void {
    this.handlers.usbProtectedClasses = handler;
  }
  setBluetoothPairingHandler(handler: Handler): void {
    this.handlers.bluetoothPairing = handler;
  }
  setDisplayMediaRequestHandler(handler: Handler): void {
    this.handlers.displayMedia = handler;
  }
}

export const session = { defaultSession: new Session() };
