import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell as system } from 'electron';
import type { CoreHostState, MenuCommand, ShellLanguage } from '#contract/kit/desktop-bridge.ts';
import { setApplicationMenu } from './application-menu.ts';
import { bridgeCommands } from './bridge-commands.ts';
import { type Caller, registerBridge } from './bridge-registrar.ts';
import type { CoreHost } from './core-host.ts';
import { isBelowInstall, rememberFolder } from './data-folder.ts';
import { readLanguage, saveLanguage } from './language-choice.ts';
import type { ShellLog } from './shell-log.ts';
import { shellTexts } from './shell-texts.ts';
import { createWindow, visibleWindows, windowKey } from './window-factory.ts';
import { keepPlace, restoredPlace } from './window-state.ts';

export interface ShellPlaces {
  preload: string;
  profileDir: string;
  pointerFile: string;
  installDir: string | null;
}

/** The running desktop program: its windows, menu and bridge around one core. */
export class Shell {
  readonly #core: CoreHost;
  readonly #log: ShellLog;
  readonly #places: ShellPlaces;
  #language: ShellLanguage;

  constructor(core: CoreHost, log: ShellLog, places: ShellPlaces) {
    this.#core = core;
    this.#log = log;
    this.#places = places;
    this.#language = readLanguage(places.profileDir);
  }

  start(): void {
    registerBridge(this.#commands(), {
      keyOf: windowKey,
      onRefused: (channel, reason) => this.#log.write('error', `refused ${channel}: ${reason}`),
    });
    this.#core.onState((state) => this.#tellWindows(state));
    this.#setMenu();
    this.openWindow();
  }

  openWindow(): void {
    const placeFile = join(this.#places.profileDir, 'window.json');
    const { bounds, isMaximized } = restoredPlace(placeFile);
    const window = createWindow({
      preload: this.#places.preload,
      bounds,
      onPageLost: (lost, reason) => this.#sayPageLost(lost, reason),
    });
    keepPlace(window, placeFile);
    window.webContents.on('will-prevent-unload', (event) => this.#askToLeave(window, event));
    // Windows is shutting down: nothing may ask, and the file must be closed before the power goes.
    window.on('session-end', () => void this.#core.stop());
    window.once('ready-to-show', () => {
      if (isMaximized) window.maximize();
      window.show();
    });
  }

  /** A second start of the program shows the first one. */
  focus(): void {
    const [window] = visibleWindows();
    if (!window) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  #commands() {
    return bridgeCommands({
      preload: this.#places.preload,
      handPort: (caller) => this.#handPort(caller),
      coreState: () => this.#core.state(),
      restartCore: () => this.#core.restart().then(() => {}),
      openDataFolder: (folder) => this.#openDataFolder(folder),
      openLogFolder: () => system.showItemInFolder(this.#log.file),
      setLanguage: (language) => this.#setLanguage(language),
    });
  }

  #handPort({ window, key }: Caller): void {
    const port = this.#core.connect(key);
    if (port) window.webContents.postMessage('millwright:port', null, [port]);
  }

  /** Windows learn how the core is; a core that came back gets a new channel from each. */
  #tellWindows(state: CoreHostState): void {
    for (const window of BrowserWindow.getAllWindows()) {
      if (windowKey(window) !== null) window.webContents.send('millwright:core-state', state);
    }
  }

  async #openDataFolder(folder: string): Promise<boolean> {
    if (isBelowInstall(folder, this.#places.installDir)) return false;
    // A folder the core cannot use is shown with its reason, but not opened again at the next start.
    const isUsable = await this.#core.restart(folder);
    if (isUsable && existsSync(folder)) rememberFolder(this.#places.pointerFile, folder);
    return true;
  }

  #setLanguage(language: ShellLanguage): void {
    this.#language = language;
    saveLanguage(this.#places.profileDir, language);
    this.#setMenu();
  }

  #setMenu(): void {
    setApplicationMenu(shellTexts(this.#language), {
      send: (command) => this.#sendToFocused(command),
      openLogFolder: () => system.showItemInFolder(this.#log.file),
    });
  }

  #sendToFocused(command: MenuCommand): void {
    const window = BrowserWindow.getFocusedWindow() ?? visibleWindows()[0];
    window?.webContents.send('millwright:menu-command', command);
  }

  #askToLeave(window: BrowserWindow, event: { preventDefault: () => void }): void {
    const t = shellTexts(this.#language);
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: t.unsavedTitle,
      detail: t.unsavedDetail,
      buttons: [t.stay, t.leave],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 1) event.preventDefault();
  }

  #sayPageLost(window: BrowserWindow, reason: string): void {
    const t = shellTexts(this.#language);
    this.#log.write('error', `a page died repeatedly: ${reason}`);
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: t.pageLost,
        detail: `${t.pageLostDetail}\n${this.#log.file}`,
        buttons: [t.close],
      })
      .then(() => app.quit());
  }
}
