import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type LogLevel = 'info' | 'error';

export interface ShellLog {
  file: string;
  write: (level: LogLevel, text: string) => void;
}

const LARGEST_FILE = 5 * 1024 * 1024;
const OLD_FILES = 3;

function rotate(file: string): void {
  rmSync(`${file}.${OLD_FILES}`, { force: true });
  for (let n = OLD_FILES - 1; n >= 1; n--) {
    try {
      renameSync(`${file}.${n}`, `${file}.${n + 1}`);
    } catch {
      // Not that many old files yet.
    }
  }
  renameSync(file, `${file}.1`);
}

/** One entry is one line, whatever the text holds: nobody can write an entry that is not theirs. */
function asLine(level: LogLevel, text: string): string {
  return `${JSON.stringify({ at: new Date().toISOString(), level, text })}\n`;
}

/**
 * The shell's own log: windows, crashes, what the core process printed. Synchronous, because the last line
 * before an end is the one that matters. Never throws: a full disk must not take the window down.
 */
export function openShellLog(file: string): ShellLog {
  const write = (level: LogLevel, text: string): void => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LARGEST_FILE) rotate(file);
      appendFileSync(file, asLine(level, text));
    } catch {
      // Nowhere left to say it.
    }
  };
  return { file, write };
}
