import { readFileSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { HIGH_WATER_FILE } from './data-paths.ts';

/** Saves that were acknowledged once and are not in the file any more. */
export type MissingSaves = {
  count: number;
  /** Instant of the last save that is still there; null when none is. */
  after: number | null;
  /** Instant of the last save that was acknowledged. */
  until: number;
};

type Mark = {
  seq: number;
  at: number;
  missing: MissingSaves[];
  /** The last use ended with a checkpoint and an orderly close. */
  isClosed: boolean;
};

/** Highest change-log number and its instant, as the database itself has them. */
export type Position = { seq: number; at: number | null };

/** Highest change-log entry; zero before the first migration. */
export function positionOf(handle: Database): Position {
  const hasLog = handle
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'change_log'")
    .get();
  if (hasLog === undefined) return { seq: 0, at: null };
  const last = handle
    .prepare<[], { seq: number; at: number }>('SELECT seq, at FROM change_log ORDER BY seq DESC LIMIT 1')
    .get();
  return last ?? { seq: 0, at: null };
}

const THROTTLE_MS = 1000;

function isMark(value: unknown): value is { seq: number; at: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'seq' in value &&
    typeof value.seq === 'number' &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

function missingIn(value: object): MissingSaves[] {
  return 'missing' in value && Array.isArray(value.missing) ? (value.missing as MissingSaves[]) : [];
}

/** Null when there is no mark or it cannot be read; that is no reason to refuse a healthy database. */
export function readMark(folder: string): Mark | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, HIGH_WATER_FILE), 'utf8'));
    if (!isMark(value)) return null;
    const isClosed = 'isClosed' in value && value.isClosed === true;
    return { seq: value.seq, at: value.at, missing: missingIn(value), isClosed };
  } catch {
    return null;
  }
}

async function writeMark(folder: string, mark: Mark): Promise<void> {
  const draft = join(folder, `${HIGH_WATER_FILE}.partial`);
  const file = await open(draft, 'w');
  try {
    await file.writeFile(JSON.stringify(mark));
    await file.sync();
  } finally {
    await file.close();
  }
  renameSync(draft, join(folder, HIGH_WATER_FILE));
}

/** Compares the mark with what the database holds: a copy without its log is healthy, but shorter. */
export function findMissingSaves(mark: Mark | null, position: Position): MissingSaves | null {
  if (!mark || position.seq >= mark.seq) return null;
  return { count: mark.seq - position.seq, after: position.at, until: mark.at };
}

/**
 * The highest change-log number ever acknowledged, kept beside the database. Integrity checks cannot
 * see that the newest saves are gone (a copied file without its log reads as healthy); this mark can.
 */
export class HighWater {
  readonly #folder: string;
  #mark: Mark;
  #isDirty = false;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  private constructor(folder: string, mark: Mark) {
    this.#folder = folder;
    this.#mark = mark;
  }

  /** Losses found now are kept in the mark until someone acknowledges them. */
  static async begin(folder: string, position: Position): Promise<HighWater> {
    const mark = readMark(folder);
    const found = findMissingSaves(mark, position);
    const missing = [...(mark?.missing ?? []), ...(found ? [found] : [])];
    const highWater = new HighWater(folder, {
      seq: position.seq,
      at: position.at ?? 0,
      missing,
      isClosed: false,
    });
    highWater.#isDirty = true;
    await highWater.#flushIfPossible();
    return highWater;
  }

  get missing(): readonly MissingSaves[] {
    return this.#mark.missing;
  }

  /** After a commit. Written at most once a second, never in the way of the save. */
  note(seq: number, at = Date.now()): void {
    if (seq <= this.#mark.seq) return;
    this.#mark = { ...this.#mark, seq, at };
    this.#isDirty = true;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#flushIfPossible();
    }, THROTTLE_MS).unref();
  }

  /** Somebody has read the list of missing saves. */
  async acknowledge(): Promise<void> {
    this.#mark = { ...this.#mark, missing: [] };
    this.#isDirty = true;
    await this.flush();
  }

  async flush(): Promise<void> {
    const write = async () => {
      if (!this.#isDirty) return;
      this.#isDirty = false;
      try {
        await writeMark(this.#folder, this.#mark);
      } catch (error) {
        this.#isDirty = true;
        throw error;
      }
    };
    this.#writing = this.#writing.then(write, write);
    await this.#writing;
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#mark = { ...this.#mark, isClosed: true };
    this.#isDirty = true;
    await this.#flushIfPossible();
  }

  /** Keeps the mark without saying that the use ended in good order. */
  async leave(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#flushIfPossible();
  }

  /** A full disk or a held file shows at the next save; a healthy factory opens and closes without its mark. */
  async #flushIfPossible(): Promise<void> {
    await this.flush().catch(() => undefined);
  }
}
