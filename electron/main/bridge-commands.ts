import { isAbsolute } from 'node:path';
import { dialog } from 'electron';
import * as z from 'zod/mini';
import type { CoreHostState, ShellLanguage } from '#contract/kit/desktop-bridge.ts';
import { type BridgeCommand, bridgeCommand, type Caller } from './bridge-registrar.ts';
import { saveFile } from './file-saver.ts';
import { openOutside } from './navigation-guard.ts';
import { pageDrawn, printRoute } from './print-window.ts';

/** What the commands need from the running shell. */
export interface ShellServices {
  preload: string;
  handPort: (caller: Caller) => void;
  coreState: () => CoreHostState;
  restartCore: () => Promise<void>;
  openDataFolder: (folder: string) => Promise<boolean>;
  openLogFolder: () => void;
  setLanguage: (language: ShellLanguage) => void;
}

const nothing = z.optional(z.undefined());
const shortText = z.string().check(z.minLength(1), z.maxLength(200));
const folder = z.string().check(z.minLength(1), z.maxLength(1000), z.refine(isAbsolute));
/** Stays on our page: the part behind the hash, without a second hash that could hide anything. */
const route = z.string().check(z.maxLength(2000), z.regex(/^\/[^#\\\s]*$/));
const paperMm = z.number().check(z.minimum(10), z.maximum(2000));
const LARGEST_FILE = 200 * 1024 * 1024;
const bytes = z.instanceof(Uint8Array).check(z.refine((value) => value.byteLength <= LARGEST_FILE));

const printInput = z.strictObject({
  route,
  landscape: z.exactOptional(z.boolean()),
  pageSize: z.exactOptional(
    z.union([z.enum(['A3', 'A4', 'A5']), z.strictObject({ widthMm: paperMm, heightMm: paperMm })]),
  ),
});
const folderInput = z.strictObject({ title: z.exactOptional(shortText), startIn: z.exactOptional(folder) });
const fileInput = z.strictObject({ suggestedName: shortText, bytes });

/** Always with a start folder of its own: the system's default differs between Electron versions. */
async function chooseFolder(
  caller: Caller,
  input: z.infer<typeof folderInput>,
  fallback: string,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(caller.window, {
    properties: ['openDirectory', 'createDirectory'],
    defaultPath: input.startIn ?? fallback,
    ...(input.title ? { title: input.title } : {}),
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Every command a window may send, each with the schema its input must meet. */
export function bridgeCommands(shell: ShellServices): BridgeCommand[] {
  return [
    bridgeCommand('millwright:choose-folder', folderInput, (caller, input) =>
      chooseFolder(caller, input, shell.coreState().dataDir),
    ),
    bridgeCommand('millwright:save-file', fileInput, ({ window }, input) =>
      saveFile(window, input.suggestedName, input.bytes),
    ),
    bridgeCommand('millwright:print-to-pdf', printInput, (caller, input) =>
      printRoute(input, caller, shell.preload),
    ),
    bridgeCommand('millwright:page-drawn', z.enum(['ready', 'failed']), ({ window }, verdict) =>
      pageDrawn(window, verdict),
    ),
    bridgeCommand('millwright:open-external', z.string(), (_caller, address) => openOutside(address)),
    bridgeCommand('millwright:open-log-folder', nothing, () => shell.openLogFolder()),
    bridgeCommand('millwright:set-language', z.enum(['zh-CN', 'zh-TW', 'en']), (_caller, language) =>
      shell.setLanguage(language),
    ),
    bridgeCommand('millwright:request-port', nothing, (caller) => shell.handPort(caller)),
    bridgeCommand('millwright:core-state', nothing, () => shell.coreState()),
    bridgeCommand('millwright:restart-core', nothing, () => shell.restartCore()),
    bridgeCommand('millwright:open-data-folder', folder, (_caller, path) => shell.openDataFolder(path)),
  ];
}
