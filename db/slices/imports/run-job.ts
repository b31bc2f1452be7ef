import { type ImportResult, startInput } from '#contract/imports/imports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { unsupportedFile } from '#db/importing/unsupported-file.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import { analyseUpload, assumedReadings, requestHash, requireAnswers } from './analysed-upload.ts';
import { type ApplyInput, applyImport, HalfWritten } from './apply-import.ts';
import { RepeatedKeys } from './draft-keys.ts';
import { batchIdByNo, planOfBatch } from './imports.service.ts';
import { refuseLockedColumns } from './locked-columns.ts';
import { rememberMapping } from './mappings.service.ts';
import { TriedRows } from './tried-rows.ts';
import { dropUpload, readUpload, requireUpload, triedFolder } from './uploads.ts';

/** Typed rows wait in memory for the one transaction that writes them. */
const MAX_ROWS = 300_000;
const PROGRESS_EVERY = 500;

/** Carries the result of a dry run out of the transaction it takes back. */
class DryRunDone extends Error {
  readonly result: ImportResult;
  constructor(result: ImportResult) {
    super('dry run');
    this.result = result;
  }
}

/** Brings a ledger in: read, then written in one transaction while the interface's own writes wait their turn. */
export async function runJob(job: JobContext<unknown>): Promise<ImportResult> {
  const { uploadId, request, isDryRun = false, seenAt = null } = startInput.parse(job.params);
  const upload = requireUpload(job.dataDir, uploadId, job.actor.userId);
  const file = readUpload(job.dataDir, upload);
  job.progress(0, null, 'analysing');
  const repeated = new RepeatedKeys();
  const { analysis, rows } = await analyseUpload(job.dataDir, upload, file, request, {
    planOf: (no) => job.store.read(job.actor, (r) => planOfBatch(r, no)),
    onRow: (row, plan) => repeated.add(row, plan),
    onRead: (read, all) => tellRead(job, read, all),
  });
  requireAnswers(analysis);
  refuseLockedColumns(job.store.masks.of(job.actor.role), analysis.plan);
  const total = analysis.counts.read;
  withinLimit(total);
  const input = {
    plan: analysis.plan,
    rows,
    repeated,
    file: { name: upload.name, sha256: upload.sha256 },
    assumed: assumedReadings(analysis),
    seenAt,
    correctsBatchId: correctedBatch(job, analysis.corrects),
    ledger: { ...analysis, fileName: upload.name, request },
    progress: (done: number) => {
      job.progress(done, total, 'writing');
      if (job.signal.aborted) throw new DomainError('CANCELLED', {});
    },
  };
  const tried = new TriedRows();
  const told: typeof input & Pick<ApplyInput, 'onRow'> = isDryRun
    ? { ...input, onRow: (outcome, fate) => tried.add(outcome, fate) }
    : input;
  const result = await job.inTurn(() => writeBatch(job, told, isDryRun, tried));
  if (isDryRun) tried.write(triedFolder(job.dataDir, uploadId, requestHash(request)));
  if (!isDryRun) dropUpload(job.dataDir, uploadId);
  return result;
}

async function tellRead(job: JobContext<unknown>, read: number, total: number): Promise<void> {
  if (read % PROGRESS_EVERY !== 0) return;
  withinLimit(read);
  job.progress(read, total, 'reading');
  // Messages (a cancel) are only heard between turns of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  if (job.signal.aborted) throw new DomainError('CANCELLED', {});
}

function withinLimit(rows: number): void {
  if (rows > MAX_ROWS) throw unsupportedFile('too_many_rows', { limit: MAX_ROWS });
}

type WriteInput = Omit<RunInput, 'isCareful'>;

interface RunInput extends ApplyInput {
  ledger: Parameters<typeof rememberMapping>[1];
}

function correctedBatch(job: JobContext<unknown>, no: string | null): string | null {
  return no === null ? null : job.store.read(job.actor, (r) => batchIdByNo(r, no));
}

function writeBatch(
  job: JobContext<unknown>,
  input: WriteInput,
  isDryRun: boolean,
  tried: TriedRows,
): ImportResult {
  if (job.signal.aborted) throw new DomainError('CANCELLED', {});
  try {
    return writeOnce(job, { ...input, isCareful: false }, isDryRun);
  } catch (error) {
    if (!(error instanceof HalfWritten)) throw error;
    tried.clear();
    return writeOnce(job, { ...input, isCareful: true }, isDryRun);
  }
}

function writeOnce(job: JobContext<unknown>, input: RunInput, isDryRun: boolean): ImportResult {
  try {
    return job.store.writeNow(job.actor, (w) => {
      const result = applyImport(w, input);
      if (isDryRun) throw new DryRunDone({ ...result, isDryRun, batch: null, no: null });
      return { ...result, mapping: rememberMapping(w, input.ledger) };
    });
  } catch (error) {
    if (error instanceof DryRunDone) return error.result;
    throw error;
  }
}
