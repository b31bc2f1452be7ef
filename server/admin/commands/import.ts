import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { IMPORT_KINDS } from '#contract/imports/imports.fields.ts';
import {
  type ImportRequestInput,
  type ImportResult,
  importRequest,
} from '#contract/imports/imports.schema.ts';
import { inputInvalid } from '#contract/kit/errors.ts';
import { withStorageErrors } from '#db/connection/sqlite-errors.ts';
import type { Core } from '#db/core.ts';
import { unsupportedFile } from '#db/importing/unsupported-file.ts';
import { resultOf } from '#db/jobs/job-runner.ts';
import type { Actor } from '#db/kit/context.ts';
import { newId } from '#db/kit/identity.ts';
import { saveUpload } from '#db/slices/imports/uploads.ts';
import {
  type AdminCommand,
  type AdminIo,
  dataDirOf,
  invalidInput,
  parseCommand,
  usageError,
} from '../command.ts';
import { administratorOf, withStore } from '../with-core.ts';

const OPTIONS = {
  'data-dir': 'string',
  map: 'string',
  sheet: 'string',
  'dry-run': 'boolean',
  json: 'boolean',
} as const;

/** Names of a whole request; a map file without any of them is a plain list of columns and fields. */
const REQUEST_PARTS = Object.keys(importRequest.shape).filter((part) => part !== 'kind');

function readMap(path: string | undefined): object {
  if (path === undefined) return {};
  const file = resolve(path);
  const text = withStorageErrors(file, () => readFileSync(file, 'utf8'));
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new TypeError('not an object');
    return Object.keys(value).some((key) => REQUEST_PARTS.includes(key)) ? value : { fields: value };
  } catch {
    throw usageError('--map', 'not_json');
  }
}

function requestOf(
  kind: string,
  options: { map: string | undefined; sheet: string | undefined },
): ImportRequestInput {
  if (!IMPORT_KINDS.some((known) => known === kind))
    throw usageError('kind', `one_of:${IMPORT_KINDS.join('|')}`);
  const sheet = options.sheet === undefined ? {} : { sheet: options.sheet };
  const parsed = importRequest.safeParse({ ...readMap(options.map), ...sheet, kind });
  if (!parsed.success) throw invalidInput(parsed.error.issues);
  return parsed.data;
}

async function runImport(
  core: Core,
  actor: Actor,
  file: string,
  request: ImportRequestInput,
  isDryRun: boolean,
) {
  const { dataDir, clock } = core.host;
  const isFolder = withStorageErrors(file, () => statSync(file)).isDirectory();
  if (isFolder) throw unsupportedFile('not_a_spreadsheet', { detected: 'folder' });
  const bytes = withStorageErrors(file, () => new Uint8Array(readFileSync(file)));
  const upload = { id: newId(clock.now()), name: basename(file), bytes, userId: actor.userId };
  const { uploadId } = saveUpload(dataDir, upload);
  const jobs = core.host.jobs();
  const job = jobs.start('import', { uploadId, request, isDryRun }, actor);
  return resultOf((await jobs.settled(job.id)) ?? job) as ImportResult;
}

function printResult(result: ImportResult, isJson: boolean, io: AdminIo): void {
  const { read, updated, same, skipped, error, batch } = result;
  if (isJson)
    return io.print(JSON.stringify({ read, new: result.new, updated, same, skipped, error, batch }));
  io.print(
    `read ${read}: new ${result.new}, updated ${updated}, same ${same}, skipped ${skipped}, error ${error}`,
  );
  for (const { question, reading } of result.assumed)
    io.print(`taken without an answer: ${question} = ${reading}`);
  for (const { row, code, text } of result.problems) io.print(`row ${row}: ${code} ${text}`);
  if (batch !== null) io.print(`batch ${result.no ?? ''} ${batch}`);
}

/** Brings a ledger in as one batch, all or nothing. Rows that come back make the command fail after it printed its counts. */
export const importCommand: AdminCommand = async (args, io) => {
  const { options, words } = parseCommand(args, OPTIONS, 2);
  const [kind = '', file = ''] = words;
  const request = requestOf(kind, options);
  const result = await withStore(dataDirOf(options), (store, core) =>
    runImport(core, administratorOf(store), resolve(file), request, options['dry-run']),
  );
  printResult(result, options.json, io);
  if (result.error > 0)
    throw inputInvalid('rows', options['dry-run'] ? 'rows_would_come_back' : 'rows_came_back', {
      rows: result.error,
      read: result.read,
    });
};
