import { contextBridge, ipcRenderer } from 'electron';
import type {
  BridgeKey,
  CoreHostState,
  DesktopBridge,
  MenuCommand,
  PortMessage,
} from '#contract/kit/desktop-bridge.ts';
import { showCoreState } from './core-overlay.ts';

const PORT_MESSAGE: PortMessage = 'millwright:port';
const BRIDGE_KEY: BridgeKey = 'millwrightBridge';

function ask<T>(command: string, input?: unknown): Promise<T> {
  return ipcRenderer.invoke(`millwright:${command}`, input) as Promise<T>;
}

/** The listener gets the value alone: an event object would carry a way back to the shell. */
function subscribe<T>(channel: string, listener: (value: T) => void): () => void {
  const hear = (_event: unknown, value: T): void => listener(value);
  ipcRenderer.on(channel, hear);
  // Nothing comes back: what `off` returns is the line to the shell itself.
  return () => {
    ipcRenderer.off(channel, hear);
  };
}

const bridge: DesktopBridge = {
  chooseFolder: (input) => ask('choose-folder', input),
  saveFile: (input) => ask('save-file', input),
  printToPdf: (input) => ask('print-to-pdf', input),
  openExternal: (address) => ask('open-external', address),
  openLogFolder: () => ask('open-log-folder'),
  setLanguage: (language) => ask('set-language', language),
  requestPort: () => ask('request-port'),
  coreState: () => ask('core-state'),
  restartCore: () => ask('restart-core'),
  openDataFolder: (folder) => ask('open-data-folder', folder),
  onMenuCommand: (listener) => subscribe<MenuCommand>('millwright:menu-command', listener),
  onCoreState: (listener) => subscribe<CoreHostState>('millwright:core-state', listener),
};
contextBridge.exposeInMainWorld(BRIDGE_KEY, bridge);

const actions = { restart: bridge.restartCore, openLog: bridge.openLogFolder };
let hasPort = false;

ipcRenderer.on('millwright:port', (event) => {
  hasPort = true;
  // A port cannot cross the context bridge; a message to our own window can carry it.
  window.postMessage(PORT_MESSAGE, '*', event.ports);
});

ipcRenderer.on('millwright:core-state', (_event, state: CoreHostState) => {
  showCoreState(state, actions);
  // The old channel ended with the old core; the next one leads to the new.
  if (state.state === 'stopped') hasPort = false;
  if (state.state === 'running' && !hasPort) void bridge.requestPort();
});

/** A page to be printed says that it is drawn by an attribute, which it can do in a browser as well. */
function watchDrawn(): void {
  const root = document.documentElement;
  const report = (): void => {
    const verdict = root.dataset.printReady;
    if (verdict === 'ready' || verdict === 'failed') void ask('page-drawn', verdict);
  };
  new MutationObserver(report).observe(root, { attributes: true, attributeFilter: ['data-print-ready'] });
  report();
}

// Not before the page's own scripts ran: a port that nobody listens for is lost.
window.addEventListener('load', () => {
  watchDrawn();
  void bridge.requestPort();
  void bridge.coreState().then((state) => showCoreState(state, actions));
});
