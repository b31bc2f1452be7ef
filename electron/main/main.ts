import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, powerMonitor, session } from 'electron';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { CoreHost } from './core-host.ts';
import { chooseAtStart, rememberFolder } from './data-folder.ts';
import { readLanguage } from './language-choice.ts';
import { guardAllContents } from './navigation-guard.ts';
import { denyPermissions } from './permissions.ts';
import { Shell } from './shell.ts';
import { openShellLog } from './shell-log.ts';
import { shellTexts } from './shell-texts.ts';
import { readStartOptions } from './start-options.ts';

/** The bundles lie beside each other: out/electron/main.js, preload.cjs, core-process.js, and out/renderer. */
const here = dirname(fileURLToPath(import.meta.url));
const options = readStartOptions(process.argv);

app.enableSandbox();
registerAppScheme();
guardAllContents();
app.setName('Millwright 营服台账');
// Groups the taskbar button with the installed shortcut.
app.setAppUserModelId('local.millwright.desktop');
useProfile(options.profileDir ?? join(app.getPath('appData'), 'Millwright'));

/** A plain name in the path, whatever language the program's own name is in. The folder must exist first. */
function useProfile(folder: string): void {
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
}

function machineFolder(profileDir: string): string {
  const programData = process.platform === 'win32' ? process.env.ProgramData : undefined;
  return programData ? join(programData, 'Millwright') : profileDir;
}

const installDir = app.isPackaged ? dirname(app.getPath('exe')) : null;
const pointerFile = join(machineFolder(app.getPath('userData')), 'data-folder.json');

/** Asks until there is a folder or the person gives up: an empty one is never made in its place. */
async function findDataFolder(): Promise<string | null> {
  const t = shellTexts(readLanguage(app.getPath('userData')));
  for (;;) {
    const choice = chooseAtStart({
      platform: process.platform,
      given: options.dataDir,
      pointerFile,
      installDir,
      programData: process.env.ProgramData ?? app.getPath('userData'),
      hasFixedDiskD: existsSync('D:\\'),
    });
    if (choice.kind === 'use') return choice.folder;
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: t.folderMissing,
      detail: `${choice.folder}\n\n${t.folderMissingDetail}`,
      buttons: [t.retry, t.locate, t.quit],
      cancelId: 2,
    });
    if (response === 2) return null;
    if (response === 1) await locate();
  }
}

async function locate(): Promise<void> {
  const found = await dialog.showOpenDialog({
    properties: ['openDirectory'],
    defaultPath: dirname(pointerFile),
  });
  const [folder] = found.filePaths;
  if (folder) rememberFolder(pointerFile, folder);
}

/** The folder of the first start is remembered like a chosen one, so that its loss is noticed later. */
function rememberFirstFolder(core: CoreHost): void {
  core.onState(({ state, dataDir }) => {
    if (state === 'running' && !existsSync(pointerFile)) rememberFolder(pointerFile, dataDir);
  });
}

/** The core closes its file before the process ends, however the end came. */
function stopCoreAtEnd(core: CoreHost): void {
  app.on('will-quit', (event) => {
    event.preventDefault();
    void core.stop().finally(() => app.exit(0));
  });
  powerMonitor.on('shutdown', () => void core.stop());
}

async function run(): Promise<void> {
  await app.whenReady();
  const profileDir = app.getPath('userData');
  const log = openShellLog(join(profileDir, 'logs', 'shell.log'));
  serveApp(join(here, '..', 'renderer'));
  denyPermissions(session.defaultSession);
  const dataDir = await findDataFolder();
  if (dataDir === null) return app.quit();
  const core = new CoreHost({
    entry: join(here, 'core-process.js'),
    dataDir,
    logFile: log.file,
    log: log.write,
  });
  if (!options.dataDir) rememberFirstFolder(core);
  core.start();
  stopCoreAtEnd(core);
  const shell = new Shell(core, log, {
    preload: join(here, 'preload.cjs'),
    profileDir,
    pointerFile,
    installDir,
  });
  app.on('second-instance', () => shell.focus());
  app.on('window-all-closed', () => app.quit());
  shell.start();
}

// The lock is per user profile; two users on one data folder are told apart by the core's own file lock.
if (app.requestSingleInstanceLock()) {
  run().catch((error: unknown) => {
    dialog.showErrorBox(app.getName(), String(error));
    app.exit(1);
  });
} else {
  app.quit();
}
