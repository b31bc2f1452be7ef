import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { DomainError } from '#contract/kit/errors.ts';
import { writableDb } from '#db/connection/database.ts';
import { type FreeBytes, requireFreeBytes } from '#db/connection/free-space.ts';
import { quickCheckRows } from '#db/connection/guards.ts';
import { storageError, toDomainError } from '#db/connection/sqlite-errors.ts';
import type { MigrationStep } from './step.ts';

export type MigrateOptions = {
  /** Makes a verified backup of the file as it is now; called only when an old schema is about to change. */
  backup(fromVersion: number): void | Promise<void>;
  freeBytes?: FreeBytes;
};

export type MigrationResult = { from: number; to: number; steps: string[] };

/** The backup and the log of the changed pages, with a little air. */
const SPACE_FACTOR = 2.2;
const REPORTED_ROWS = 20;

type Violation = { table: string; rowid: number | null; parent: string };

export function schemaVersionOf(handle: Database): number {
  return Number(handle.pragma('user_version', { simple: true }));
}

function assertAscending(steps: readonly MigrationStep[]): void {
  let last = 0;
  for (const { version, name } of steps) {
    if (!Number.isInteger(version) || version <= last)
      throw new TypeError(`migration ${version} ${name} is out of order`);
    last = version;
  }
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** Rows that point to nothing, as `table rowid → parent`; they would be lost silently one day. */
function orphansOf(handle: Database): string[] {
  const rows = handle.prepare<[], Violation>('PRAGMA foreign_key_check').all();
  return rows.map(({ table, rowid, parent }) => `${table} ${rowid ?? '?'} → ${parent}`);
}

function refuseOrphans(handle: Database): void {
  const orphans = orphansOf(handle);
  if (orphans.length === 0) return;
  const shown = orphans.slice(0, REPORTED_ROWS).join('; ');
  const more = orphans.length > REPORTED_ROWS ? `; and ${orphans.length - REPORTED_ROWS} more` : '';
  throw storageError('STORAGE_DAMAGED', handle.name, `rows without their parent: ${shown}${more}`);
}

function runSteps(handle: Database, pending: readonly MigrationStep[], isFresh: boolean): void {
  const db = writableDb(handle);
  for (const step of pending) {
    try {
      step.up(db);
    } catch (error) {
      const known = toDomainError(error, handle.name);
      if (known?.code.startsWith('STORAGE_')) throw known;
      const reason = error instanceof Error ? error.message : String(error);
      const detail = `migration ${step.version} ${step.name}: ${reason}`;
      throw storageError('STORAGE_DAMAGED', handle.name, detail, error);
    }
    db.exec(`PRAGMA user_version = ${step.version}`);
  }
  refuseOrphans(handle);
  const problems = isFresh ? [] : quickCheckRows(handle);
  if (problems[0] !== undefined) throw storageError('STORAGE_DAMAGED', handle.name, problems[0]);
}

/**
 * Brings the schema to the last step: verified backup first (an old file only), then every pending step in
 * one transaction, checked before its commit. A kill at any point leaves the old schema or the new one.
 * Throws STORAGE_NEWER, STORAGE_FULL (room for backup and change beforehand) or STORAGE_DAMAGED (names the
 * step or the orphan rows); after each of them the file is as it was and the older program still opens it.
 */
export async function migrate(
  handle: Database,
  steps: readonly MigrationStep[],
  options: MigrateOptions,
): Promise<MigrationResult> {
  assertAscending(steps);
  const from = schemaVersionOf(handle);
  const to = steps.at(-1)?.version ?? 0;
  if (from > to) throw new DomainError('STORAGE_NEWER', { path: handle.name, found: from, supported: to });
  const pending = steps.filter(({ version }) => version > from);
  if (pending.length === 0) return { from, to, steps: [] };
  if (from > 0) {
    const needed = Math.ceil((sizeOf(handle.name) + sizeOf(`${handle.name}-wal`)) * SPACE_FACTOR);
    requireFreeBytes(dirname(handle.name), needed, options.freeBytes);
    await options.backup(from);
  }
  applyPending(handle, pending, from === 0);
  return { from, to, steps: pending.map(({ name }) => name) };
}

function applyPending(handle: Database, pending: readonly MigrationStep[], isFresh: boolean): void {
  // Rebuilding a table drops its old form; only the check before the commit judges foreign keys.
  handle.pragma('foreign_keys = OFF');
  try {
    handle.transaction(() => runSteps(handle, pending, isFresh)).exclusive();
  } catch (error) {
    throw toDomainError(error, handle.name) ?? error;
  } finally {
    handle.pragma('foreign_keys = ON');
  }
}
