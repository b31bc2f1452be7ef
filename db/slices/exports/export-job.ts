import { dirname } from 'node:path';
import { z } from 'zod';
import { documentExport, type ExportDone, kindExport, viewExport } from '#contract/exports/exports.schema.ts';
import { DomainError } from '#contract/kit/errors.ts';
import { idSchema } from '#contract/kit/values.ts';
import { dataPaths } from '#db/connection/data-paths.ts';
import { writeDocument } from '#db/exporting/documents/document-workbook.ts';
import { writeFullExport } from '#db/exporting/full-export.ts';
import { notesSheet, viewSheet } from '#db/exporting/view-rows.ts';
import { writeSheets, writeTable } from '#db/exporting/write-table.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { requireList } from '#db/slices/lists/list-sources.ts';
import { documentWorkbook } from './export-documents.ts';
import { dropExport, exportPath, offerExport } from './export-files.ts';
import { fileName, kindTable } from './exports.service.ts';

/** Rows between two looks at the clock, a cancel and the progress bar. */
const BREATH = 500;

const exportJobParams = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('view'), id: idSchema, view: viewExport, total: z.number() }),
  z.strictObject({ what: z.literal('kind'), id: idSchema, kind: kindExport }),
  z.strictObject({ what: z.literal('document'), id: idSchema, document: documentExport }),
  z.strictObject({ what: z.literal('all'), id: idSchema }),
]);
type Params = z.infer<typeof exportJobParams>;

/** Counts rows, tells how far it is, and stops where a cancel was heard. */
class RowCounter {
  count = 0;
  readonly #job: JobContext<unknown>;
  readonly #total: number | null;

  constructor(job: JobContext<unknown>, total: number | null) {
    this.#job = job;
    this.#total = total;
  }

  readonly onRow = (): void | Promise<void> => {
    this.count += 1;
    if (this.count % BREATH === 0) return this.#breathe();
  };

  async #breathe(): Promise<void> {
    this.#job.progress(this.count, this.#total, 'writing');
    // Messages (a cancel) are only heard between turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#job.signal.aborted) throw new DomainError('CANCELLED', {});
  }
}

/** Writes a file from one moment's state of the books; what others write meanwhile is not in it. */
export async function exportJob(job: JobContext<unknown>): Promise<ExportDone> {
  const params = exportJobParams.parse(job.params);
  const release = job.store.holdMoment(job.actor);
  try {
    return await write(job, params);
  } catch (error) {
    dropExport(job.dataDir, params.id);
    throw error;
  } finally {
    release();
  }
}

async function write(job: JobContext<unknown>, params: Params): Promise<ExportDone> {
  const r = job.store.readContext(job.actor);
  if (params.what === 'view') return writeView(job, r, params);
  if (params.what === 'document') return writeOne(job, r, params);
  const counter = new RowCounter(job, null);
  if (params.what === 'kind') {
    const { kind, format, encoding = 'utf-8' } = params.kind;
    const path = exportPath(job.dataDir, params.id, format);
    await writeTable(kindTable(r, kind), r, path, kind, { onRow: counter.onRow, encoding });
    return done(job, params.id, path, fileName(kind, r.today, format), counter.count);
  }
  const path = exportPath(job.dataDir, params.id, 'zip');
  const { attachments } = dataPaths(job.dataDir);
  await writeFullExport(r, path, { onRow: counter.onRow, folder: dirname(path), attachments });
  return done(job, params.id, path, fileName('millwright', r.today, 'zip'), counter.count);
}

async function writeView(
  job: JobContext<unknown>,
  r: ReadContext,
  { id, view, total }: Params & { what: 'view' },
): Promise<ExportDone> {
  const counter = new RowCounter(job, total);
  job.progress(0, total, 'writing');
  const path = exportPath(job.dataDir, id, view.format);
  const sheet = viewSheet(r, requireList(r, view.list), view, { onRow: counter.onRow });
  const notes = view.notes?.length ? [notesSheet(view.notes, view.words.notes)] : [];
  await writeSheets(path, [sheet, ...notes], view.encoding);
  return done(job, id, path, fileName(view.title, r.today, view.format), counter.count);
}

async function writeOne(
  job: JobContext<unknown>,
  r: ReadContext,
  { id, document }: Params & { what: 'document' },
): Promise<ExportDone> {
  const book = documentWorkbook(r, document);
  const path = exportPath(job.dataDir, id, 'xlsx');
  await writeDocument(path, book);
  const rows = book.sheets.reduce((sum, { count }) => sum + count, 0);
  return done(job, id, path, fileName(book.name, null, 'xlsx'), rows);
}

function done(job: JobContext<unknown>, id: string, path: string, name: string, rows: number): ExportDone {
  const bytes = offerExport(job.dataDir, id, { path, name, userId: job.actor.userId });
  return { id, name, rows, bytes };
}
