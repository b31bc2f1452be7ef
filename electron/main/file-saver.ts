import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

const LONGEST_NAME = 120;

/** A name every file system takes: no separators, no device names, no trailing dots. */
export function safeFileName(suggested: string): string {
  const name = suggested
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]+/gu, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .slice(-LONGEST_NAME);
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  return name === '' || isDevice ? `_${name}` : name;
}

/** Whole or not at all: written beside the target, flushed, then renamed over it. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = `${path}.partial`;
  try {
    const file = await open(partial, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Asks where to save and saves there; null when the person cancels. */
export async function saveFile(
  window: BrowserWindow,
  suggestedName: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), safeFileName(suggestedName));
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
  if (canceled || !filePath) return null;
  await writeWhole(filePath, bytes);
  return filePath;
}
