/**
 * What a desktop window may ask of the shell around it. Types only: the preload exposes exactly these names
 * as `window.millwrightBridge`; in a browser the object is absent and the renderer uses its own twin.
 */

/** Name on `window` under which the preload exposes the bridge. */
export type BridgeKey = 'millwrightBridge';
/** `window.postMessage(PortMessage, '*', [port])` hands the page its end of the channel to the core. */
export type PortMessage = 'millwright:port';

export type ShellLanguage = 'zh-CN' | 'zh-TW' | 'en';

/** How the process behind the port is. `stopped` carries a stable error code where the core gave one. */
export interface CoreHostState {
  state: 'starting' | 'running' | 'stopped';
  code: string | null;
  /** One line for support, never shown as the only explanation. */
  detail: string | null;
  logFile: string;
  dataDir: string;
}

/** Window commands of the application menu; the page decides what they mean where it stands. */
export type MenuCommand = 'palette' | 'print' | 'save' | 'new' | 'find' | 'back' | 'settings' | 'about';

export interface PrintOptions {
  /** Route of the page to print, beginning with `/`. */
  route: string;
  landscape?: boolean;
  pageSize?: 'A3' | 'A4' | 'A5' | { widthMm: number; heightMm: number };
}

export interface DesktopBridge {
  /** Asks for a folder; null when the person cancels. */
  chooseFolder(input: { title?: string; startIn?: string }): Promise<string | null>;
  /** Asks where to put the bytes and writes them whole or not at all; the path, or null when cancelled. */
  saveFile(input: { suggestedName: string; bytes: Uint8Array }): Promise<string | null>;
  /** The route as PDF, drawn in a hidden window of the same session. */
  printToPdf(input: PrintOptions): Promise<Uint8Array>;
  /** https, mailto and tel only; false when refused. */
  openExternal(address: string): Promise<boolean>;
  openLogFolder(): Promise<void>;
  setLanguage(language: ShellLanguage): Promise<void>;
  /** Hands this window a fresh port, by the same message as the first one. */
  requestPort(): Promise<void>;
  coreState(): Promise<CoreHostState>;
  restartCore(): Promise<void>;
  /**
   * Restarts the core on another data folder and remembers it when it can be used. False when the shell
   * refuses the folder; what the core thinks of it is in the core's own status afterwards.
   */
  openDataFolder(folder: string): Promise<boolean>;
  /** Both return the function that ends the subscription. */
  onMenuCommand(listener: (command: MenuCommand) => void): () => void;
  onCoreState(listener: (state: CoreHostState) => void): () => void;
}
