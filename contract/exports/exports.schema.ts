import { z } from 'zod';
import { filterSchema, sortSchema } from '#contract/kit/list.ts';
import { idSchema } from '#contract/kit/values.ts';
import { groupBySchema, listName, thenBySchema } from '#contract/lists/lists.schema.ts';
import { REPORT_LANGUAGES } from '#contract/reports/report-model.ts';
import { monthlyInput } from '#contract/reports/reports.contract.ts';
import { letterSchema } from '#contract/specifications/specifications.schema.ts';
import { MAX_FROZEN } from '#contract/views/views.schema.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const CSV_ENCODINGS = ['utf-8', 'gb18030'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

const file = {
  format: z.enum(EXPORT_FORMATS),
  /** Of a CSV file; UTF-8 with byte order mark where nothing is said. */
  encoding: z.enum(CSV_ENCODINGS).optional(),
};

const headText = z.string().max(200);

/** A column as the screen shows it: heading, kind and width, and the words its stored values stand for. */
const exportColumn = z.strictObject({
  id: z.string().min(1).max(60),
  header: headText,
  kind: z.enum(['text', 'date', 'instant', 'money', 'quantity', 'number']),
  /** Pixels on the screen. */
  width: z.number().min(20).max(1000).optional(),
  words: z.record(z.string().max(200), headText).optional(),
});
export type ViewColumn = z.infer<typeof exportColumn>;

/** One view of a list as a file: its filters, columns, order and groups. Words are in the language of the screen. */
export const viewExport = z.strictObject({
  list: listName,
  title: z.string().trim().min(1).max(80),
  ...file,
  columns: z.array(exportColumn).min(1).max(80),
  frozen: z.int().min(0).max(MAX_FROZEN).optional(),
  filters: z.array(filterSchema).max(30).optional(),
  search: z.string().max(200).optional(),
  sort: z.array(sortSchema).max(4).optional(),
  group: groupBySchema.optional(),
  thenBy: thenBySchema.optional(),
  /** How lines the program adds are called. */
  words: z.strictObject({ total: headText, blank: headText, yes: headText, no: headText, notes: headText }),
  /** Name and value lines of the sheet that says what the file holds: filters, sorting, who and when. */
  notes: z
    .array(z.strictObject({ name: headText, text: z.string().max(1000) }))
    .max(40)
    .optional(),
});
export type ViewExport = z.infer<typeof viewExport>;

/** Everything of one kind, with the headings the import recognises again. */
export const kindExport = z.strictObject({ kind: z.string().min(1).max(60), ...file });

const one = { id: idSchema };
/** Which document: a paper people know by its number. */
const documentAsked = z.union([
  z.strictObject({ document: z.literal('order'), ...one }),
  /** `letter` is the revision. */
  z.strictObject({ document: z.literal('specification'), ...one, letter: letterSchema }),
  z.strictObject({ document: z.literal('packing-list'), ...one, orderId: idSchema }),
  z.strictObject({ document: z.literal('quotation'), ...one }),
  z.strictObject({ document: z.literal('service-case'), ...one }),
  /** `id` is the case, `seq` counts its visits. */
  z.strictObject({ document: z.literal('visit'), ...one, seq: z.int().min(1).max(10_000) }),
  /** The month as the data are now, or `issued` as it was issued, in its own language. */
  z.strictObject({
    document: z.literal('monthly-report'),
    month: monthlyInput.shape.month,
    issued: idSchema.optional(),
  }),
]);
export type DocumentAsked = z.infer<typeof documentAsked>;

/** One document as a workbook. What people wrote stays as they wrote it. */
export const documentExport = z.strictObject({
  asked: documentAsked,
  /** Of its labels and states; without one that of the person. */
  language: z.enum(REPORT_LANGUAGES).optional(),
});
export type DocumentExport = z.infer<typeof documentExport>;

export const exportStarted = z.object({ jobId: idSchema });

/** Result of an export job: the file waits under `id` for a day. */
export const exportDone = z.object({
  id: idSchema,
  name: z.string(),
  rows: z.number(),
  bytes: z.number(),
});
export type ExportDone = z.infer<typeof exportDone>;
