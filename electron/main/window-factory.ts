import { randomUUID } from 'node:crypto';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type WebPreferences } from 'electron';
import { START_PAGE } from './app-address.ts';

/** A page that dies this often within a minute would only die again. */
const RELOADS_PER_MINUTE = 3;

/** Keys outlive reloads of the page, so that the session behind a window does too. */
const keys = new WeakMap<BrowserWindow, string>();

export function windowKey(window: BrowserWindow): string | null {
  return keys.get(window) ?? null;
}

/** All of our windows, hidden ones left out. */
export function visibleWindows(): BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter((window) => keys.has(window) && window.isVisible());
}

export interface WindowRequest {
  preload: string;
  /** Shares the session of another window; a window without one gets a session of its own. */
  key?: string;
  bounds?: BrowserWindowConstructorOptions;
  address?: string;
  /** Never shown: a page that is only printed. */
  isHidden?: boolean;
  onPageLost?: (window: BrowserWindow, reason: string) => void;
}

function webPreferences({ preload, isHidden = false }: WindowRequest): WebPreferences {
  return {
    preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
    spellcheck: false,
    // A page nobody sees would otherwise wait for frames that are never drawn.
    backgroundThrottling: !isHidden,
  };
}

/** The one place that makes windows. Nothing is shown before it has something to show. */
export function createWindow(request: WindowRequest): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 720,
    minWidth: 960,
    minHeight: 600,
    ...request.bounds,
    show: false,
    title: app.getName(),
    backgroundColor: '#ffffff',
    webPreferences: webPreferences(request),
  });
  keys.set(window, request.key ?? randomUUID());
  reviveLostPage(window, request.onPageLost);
  // A failed load is reported by its own event; the promise would only repeat it.
  window.loadURL(request.address ?? START_PAGE).catch(() => {});
  return window;
}

/** A page whose process died is loaded again: what was typed comes back from the page's own drafts. */
function reviveLostPage(window: BrowserWindow, onPageLost: WindowRequest['onPageLost']): void {
  let lost: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    lost = [...lost.filter((at) => now - at < 60_000), now];
    if (lost.length <= RELOADS_PER_MINUTE) window.webContents.reload();
    else onPageLost?.(window, reason);
  });
}
