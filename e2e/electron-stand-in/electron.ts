import { EventEmitter } from 'node:events';

/** The part of the `electron` module the main process uses, under the names it has there. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { MessageChannelMain } from './ports.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';

export const powerMonitor = new EventEmitter();

/** Opens nothing on a test machine. */
export const shell = {
  openExternal: (_address: string) => Promise.resolve(),
  openPath: (_path: string) => Promise.resolve(''),
  showItemInFolder: (_path: string) => {},
};

const display = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1366, height: 768 },
  workArea: { x: 0, y: 0, width: 1366, height: 728 },
  scaleFactor: 1,
};
export const screen = {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
};
