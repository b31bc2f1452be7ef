import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

export interface FolderSurroundings {
  platform: NodeJS.Platform;
  /** From `--data-dir`: used as it is and not remembered. */
  given: string | null;
  /** Small file that names the folder of this machine. */
  pointerFile: string;
  /** Folder of the installed program, which the uninstaller removes; null when run from sources. */
  installDir: string | null;
  programData: string;
  hasFixedDiskD: boolean;
}

export type FolderChoice =
  | { kind: 'use'; folder: string }
  /** The remembered folder is not there: never replaced by an empty one without asking. */
  | { kind: 'missing'; folder: string };

export const FOLDER_NAME = 'MillwrightData';

/** Where the data goes when nobody chose yet: off the system disk where there is another, for all users. */
export function defaultFolder(where: FolderSurroundings): string {
  if (where.platform === 'win32' && where.hasFixedDiskD) return `D:\\${FOLDER_NAME}`;
  return join(where.programData, FOLDER_NAME);
}

function readPointer(file: string): string | null {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof saved !== 'object' || saved === null || !('dataDir' in saved)) return null;
    return typeof saved.dataDir === 'string' && isAbsolute(saved.dataDir) ? saved.dataDir : null;
  } catch {
    return null;
  }
}

/** Decides which folder the core opens at start. */
export function chooseAtStart(where: FolderSurroundings): FolderChoice {
  if (where.given) return { kind: 'use', folder: resolve(where.given) };
  const remembered = readPointer(where.pointerFile);
  if (remembered) return { kind: existsSync(remembered) ? 'use' : 'missing', folder: remembered };
  return { kind: 'use', folder: defaultFolder(where) };
}

/** Data below the program's own folder would go with the next update. */
export function isBelowInstall(folder: string, installDir: string | null): boolean {
  if (!installDir) return false;
  const inside = relative(resolve(installDir), resolve(folder));
  return inside === '' || (!inside.startsWith('..') && !isAbsolute(inside));
}

/** Remembers the folder for the next start; written aside and renamed, so it is the old or the new one. */
export function rememberFolder(pointerFile: string, dataDir: string): void {
  mkdirSync(dirname(pointerFile), { recursive: true });
  writeFileSync(`${pointerFile}.new`, JSON.stringify({ dataDir }));
  renameSync(`${pointerFile}.new`, pointerFile);
}
