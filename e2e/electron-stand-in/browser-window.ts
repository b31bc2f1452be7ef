import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { preventable, WebContents } from './web-contents.ts';

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface WindowOptions extends Partial<Bounds> {
  show?: boolean;
  title?: string;
  webPreferences?: { preload?: string } & Record<string, unknown>;
}

const open = new Set<BrowserWindow>();
/** Constructor options of every window there ever was. */
export const windowOptions: WindowOptions[] = [];

export class BrowserWindow extends EventEmitter {
  static #last = 0;
  static getAllWindows(): BrowserWindow[] {
    return [...open];
  }
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return [...open].find((window) => window.webContents === contents) ?? null;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...open].find((window) => window.isFocused()) ?? null;
  }

  readonly id = ++BrowserWindow.#last;
  readonly webContents: WebContents;
  #bounds: Bounds;
  #state = { isVisible: false, isFocused: false, isMaximized: false, isMinimized: false, isDestroyed: false };

  constructor(options: WindowOptions = {}) {
    super();
    windowOptions.push(options);
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = new WebContents(options.webPreferences?.preload ?? null);
    open.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    app.emit('browser-window-created', {}, this);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.once('page-closed', () => this.destroy());
    if (options.show !== false) this.show();
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }
  show(): void {
    this.#state.isVisible = true;
    this.emit('show');
    this.focus();
  }
  hide(): void {
    this.#state.isVisible = false;
  }
  focus(): void {
    for (const window of open) window.#state.isFocused = window === this;
    this.emit('focus');
  }
  isVisible(): boolean {
    return this.#state.isVisible;
  }
  isFocused(): boolean {
    return this.#state.isFocused;
  }
  isDestroyed(): boolean {
    return this.#state.isDestroyed;
  }
  isMaximized(): boolean {
    return this.#state.isMaximized;
  }
  isMinimized(): boolean {
    return this.#state.isMinimized;
  }
  maximize(): void {
    this.#state.isMaximized = true;
  }
  minimize(): void {
    this.#state.isMinimized = true;
  }
  restore(): void {
    this.#state.isMinimized = false;
  }
  getBounds(): Bounds {
    return { ...this.#bounds };
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }
  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  close(): void {
    if (this.#state.isDestroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#state.isDestroyed) return;
    this.#state = { ...this.#state, isDestroyed: true, isVisible: false, isFocused: false };
    open.delete(this);
    this.webContents.destroyPage();
    this.emit('closed');
    if (open.size === 0) app.emit('window-all-closed');
  }
}

app.closeWindows = () => {
  for (const window of open) window.close();
  return open.size === 0;
};
