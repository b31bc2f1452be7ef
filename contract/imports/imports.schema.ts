import { z } from 'zod';
import { idSchema } from '#contract/kit/values.ts';
import type { ImportAnalysis, ImportRowError } from './analysis.ts';
import { CONFLICT_RULES, IMPORT_MODES } from './import-modes.ts';
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
  mode: z.enum(IMPORT_MODES).optional(),
  /** By what a row is known to be a record that is here; a name of `IMPORT_KEYS`. */
  key: word.optional(),
  conflicts: z.enum(CONFLICT_RULES).optional(),
});
export type ImportRequestInput = z.infer<typeof importRequest>;

export const uploadInput = z.strictObject({ file: z.file().max(MAX_IMPORT_BYTES) });
export const analyseInput = z.strictObject({ uploadId: idSchema, request: importRequest });
export const startInput = analyseInput.extend({
  /** Everything is done and then taken back: the same counts, nothing stored. */
  isDryRun: z.boolean().optional(),
  /** When the person saw the dry run (UTC ms): a record changed after that comes back, whoever changed it. */
  seenAt: z.int().optional(),
});
export const rejectedInput = z.strictObject({ id: idSchema, language: z.enum(['zh', 'en']).optional() });
export const templateInput = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  language: z.enum(['zh', 'en']).optional(),
});
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
  /** Of the rows that came back: those that met other content here or in the ledger itself. */
  conflictCount: z.number(),
  mode: z.enum(IMPORT_MODES).nullable(),
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

/** What was chosen for a header before: one's own choice first, then what others share. */
export interface RememberedMapping {
  id: string;
  request: Partial<ImportRequestInput>;
  fileName: string;
  isOwn: boolean;
  isShared: boolean;
  byName: string | null;
  usedAt: number;
  uses: number;
}
/** An analysis with what is remembered about such ledgers. */
export interface OfferedAnalysis extends ImportAnalysis {
  remembered: RememberedMapping[];
}
export const shareMappingInput = z.strictObject({ id: idSchema, isShared: z.boolean() });

export const ROW_GROUPS = ['new', 'updated', 'same', 'skipped', 'error', 'conflict'] as const;
export type RowGroup = (typeof ROW_GROUPS)[number];

/** The rows behind one number of a batch, or of the dry run of an upload under a request. */
export const rowsInput = z.strictObject({
  batchId: idSchema.optional(),
  uploadId: idSchema.optional(),
  request: importRequest.optional(),
  group: z.enum(ROW_GROUPS),
  page: z.coerce.number().int().min(0).max(100_000).optional(),
});

/** What became, or would become, of one row. */
export interface RowFate {
  row: number;
  entity: string | null;
  /** Of a record that is here; null for one a dry run did not make. */
  entityId: string | null;
  /** Number or name of the record, or the key the ledger gives it. */
  label: string;
  changes: Array<{ field: string; before: unknown; after: unknown }>;
  problems: ImportRowError[];
}

export interface RowPage {
  rows: RowFate[];
  total: number;
  pageSize: number;
}

/** What stands in the way of taking a batch back. */
export interface UndoBlocker {
  entity: string;
  id: string;
  label: string;
  why: 'changed_since' | 'used_elsewhere';
  /** Who changed it, or what uses it. */
  by: string | null;
  at: number | null;
}

export interface UndoCheck {
  voided: number;
  restored: number;
  blocked: number;
  /** The first hundred. */
  blockers: UndoBlocker[];
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
  /** Of `error`: rows that met other content, here or in another row of the ledger. */
  conflict: number;
  /** The remembered choices of this ledger, to be shared; null when nothing was chosen. */
  mapping: string | null;
  batch: string | null;
  no: string | null;
  isDryRun: boolean;
  /** Readings taken without somebody's answer: the question and what was taken. */
  assumed: Array<{ question: string; reading: string }>;
  /** The first rows that came back; all of them are in the returned workbook. */
  problems: ImportRowError[];
}
