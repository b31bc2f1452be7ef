import { mkdirSync, openAsBlob, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#contract/kit/errors.ts';
import { dataPaths } from '#db/connection/data-paths.ts';

/** A finished file waits this long to be fetched. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const FACTS = 'export.json';

interface Facts {
  name: string;
  /** The file in its folder; the name people see never becomes a path. */
  stored: string;
  userId: string;
}

const folderOfAll = (dataDir: string) => join(dataPaths(dataDir).temp, 'exports');

function folderOf(dataDir: string, id: string): string {
  // Ids are made here and checked by the contract; this keeps a path out even if neither did its part.
  if (!/^[\da-f-]{36}$/.test(id)) throw notFound(id);
  return join(folderOfAll(dataDir), id);
}

/** Where the file of an export is written; its folder exists afterwards. */
export function exportPath(dataDir: string, id: string, ending: string): string {
  const folder = folderOf(dataDir, id);
  mkdirSync(folder, { recursive: true });
  return join(folder, `export.${ending}`);
}

/** Makes a finished file available to the person who asked for it, under a name people recognise. */
export function offerExport(
  dataDir: string,
  id: string,
  file: { path: string; name: string; userId: string },
): number {
  const { path, name, userId } = file;
  const facts: Facts = { name, stored: path.slice(folderOf(dataDir, id).length + 1), userId };
  writeFileSync(join(folderOf(dataDir, id), FACTS), JSON.stringify(facts));
  return statSync(path).size;
}

/** The file, read piece by piece as it is sent. NOT_FOUND for another person's or one that was swept away. */
export async function readExport(dataDir: string, id: string, userId: string): Promise<File> {
  const folder = folderOf(dataDir, id);
  let facts: Facts;
  try {
    facts = JSON.parse(readFileSync(join(folder, FACTS), 'utf8')) as Facts;
  } catch {
    throw notFound(id);
  }
  if (facts.userId !== userId) throw notFound(id);
  return new File([await openAsBlob(join(folder, facts.stored))], facts.name);
}

export function dropExport(dataDir: string, id: string): void {
  rmSync(folderOf(dataDir, id), { recursive: true, force: true });
}

/** Removes what nobody fetched. */
export function sweepExports(dataDir: string, now: number): void {
  const folder = folderOfAll(dataDir);
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function notFound(id: string): DomainError<'NOT_FOUND'> {
  return new DomainError('NOT_FOUND', { entity: 'exports', key: id });
}
