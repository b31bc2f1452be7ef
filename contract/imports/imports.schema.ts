import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import type { ImportRowError } from './analysis.ts';
import { IMPORT_KINDS, type ImportKind } from './imports.fields.ts';

export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;
const word = z.string().max(200);

/**
 * What is known about how a ledger is to be read; everything left out is proposed. `fields` names columns by header
 * or by index, null keeps a column as a note; `answers` names questions by id; `constants` gives a field one value.
 */
export const importRequest = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  sheet: word.optional(),
  encoding: word.optional(),
  delimiter: z.string().min(1).max(4).optional(),
  headerRow: z.int().min(0).max(1_048_576).optional(),
  fields: z.record(z.string().max(1000), word.nullable()).optional(),
  answers: z.record(word, z.string().max(500)).optional(),
  constants: z.record(word, z.string().max(500)).optional(),
});
export type ImportRequestInput = z.infer<typeof importRequest>;

export const uploadInput = z.strictObject({ file: z.file().max(MAX_IMPORT_BYTES) });
export const analyseInput = z.strictObject({ uploadId: idSchema, request: importRequest });
export const startInput = analyseInput.extend({
  /** Everything is done and then taken back: the same counts, nothing stored. */
  isDryRun: z.boolean().optional(),
});
export const rejectedInput = z.strictObject({ id: idSchema, language: z.enum(['zh', 'en']).optional() });
export const uploadRow = z.object({
  uploadId: z.string(),
  name: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});

export const BATCH_STATES = ['applied', 'undone'] as const;
export const batchRow = z.object({
  id: z.string(),
  no: z.string(),
  kind: z.enum(IMPORT_KINDS),
  fileName: z.string(),
  sheet: z.string().nullable(),
  state: z.enum(BATCH_STATES),
  readCount: z.number(),
  newCount: z.number(),
  updatedCount: z.number(),
  sameCount: z.number(),
  skippedCount: z.number(),
  errorCount: z.number(),
  createdAt: z.number(),
  createdBy: z.string(),
  createdByName: z.string().nullable(),
  undoneAt: z.number().nullable(),
  undoneBy: z.string().nullable(),
});
export type BatchRow = z.infer<typeof batchRow>;

export interface BatchDetail extends BatchRow {
  /** How many rows came back, by reason. */
  problems: Array<{ code: string; rows: number }>;
  /** Records the batch made, by slice. */
  made: Array<{ entity: string; records: number }>;
  isUndoable: boolean;
}

/** What a run came to. read = new + updated + same + skipped + error. `batch` is null after a dry run. */
export interface ImportResult {
  kind: ImportKind;
  read: number;
  new: number;
  updated: number;
  same: number;
  skipped: number;
  error: number;
  batch: string | null;
  no: string | null;
  isDryRun: boolean;
  /** Readings taken without somebody's answer: the question and what was taken. */
  assumed: Array<{ question: string; reading: string }>;
  /** The first rows that came back; all of them are in the returned workbook. */
  problems: ImportRowError[];
}
