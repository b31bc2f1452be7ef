import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { uploadRow } from '#contract/imports/imports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { dataPaths } from '#db/connection/data-paths.ts';
import type { SourceFile } from '#db/importing/open-spreadsheet.ts';

type UploadRow = z.infer<typeof uploadRow>;

export interface Upload extends UploadRow {
  userId: string;
}

/** An uploaded ledger waits this long to be brought in. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const CONTENT = 'ledger.bin';
const FACTS = 'upload.json';

function uploadsFolder(dataDir: string): string {
  return join(dataPaths(dataDir).temp, 'imports');
}

function folderOf(dataDir: string, uploadId: string): string {
  // Ids are made here and checked by the contract; this keeps a path out even if neither did its part.
  if (!/^[\da-f-]{36}$/.test(uploadId)) throw notFound(uploadId);
  return join(uploadsFolder(dataDir), uploadId);
}

/** Stores a ledger under an own name; the name the person gave is only shown. The facts come last, so a cut upload is none. */
export function saveUpload(
  dataDir: string,
  upload: { id: string; name: string; bytes: Uint8Array; userId: string },
): UploadRow {
  const folder = folderOf(dataDir, upload.id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, CONTENT), upload.bytes);
  const facts: Upload = {
    uploadId: upload.id,
    name: shownName(upload.name),
    bytes: upload.bytes.length,
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    userId: upload.userId,
  };
  writeFileSync(join(folder, `${FACTS}.partial`), JSON.stringify(facts));
  renameSync(join(folder, `${FACTS}.partial`), join(folder, FACTS));
  const { userId: _userId, ...row } = facts;
  return row;
}

/** Last part of the name, without characters that would move a cursor or leave a folder. */
function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim();
  const named = plain.slice(-120).replace(/^[.\s]+|[.\s]+$/gu, '');
  return named === '' ? 'ledger' : named;
}

/** Facts of one's own upload; NOT_FOUND for another person's or one that was swept away. */
export function requireUpload(dataDir: string, uploadId: string, userId: string): Upload {
  const folder = folderOf(dataDir, uploadId);
  let facts: Upload;
  try {
    facts = JSON.parse(readFileSync(join(folder, FACTS), 'utf8')) as Upload;
  } catch {
    throw notFound(uploadId);
  }
  if (facts.userId !== userId) throw notFound(uploadId);
  return facts;
}

export function readUpload(dataDir: string, upload: Upload): SourceFile {
  return {
    name: upload.name,
    bytes: new Uint8Array(readFileSync(join(folderOf(dataDir, upload.uploadId), CONTENT))),
  };
}

/** Where the analysis of an upload under one request is kept. */
export function analysisFile(dataDir: string, uploadId: string, requestHash: string): string {
  return join(folderOf(dataDir, uploadId), `analysis-${requestHash}.json`);
}

/** Where the rows of a dry run under one request are kept. */
export function triedFolder(dataDir: string, uploadId: string, requestHash: string): string {
  return join(folderOf(dataDir, uploadId), `tried-${requestHash}`);
}

export function dropUpload(dataDir: string, uploadId: string): void {
  rmSync(folderOf(dataDir, uploadId), { recursive: true, force: true });
}

/** Removes what nobody came back for. */
export function sweepUploads(dataDir: string, now: number): void {
  const folder = uploadsFolder(dataDir);
  for (const name of readNames(folder)) {
    const path = join(folder, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function notFound(uploadId: string): DomainError<'NOT_FOUND'> {
  return new DomainError('NOT_FOUND', { entity: 'uploads', key: uploadId });
}
