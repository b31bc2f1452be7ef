import { z } from 'zod';
import { rowRefusalSchema } from './errors.ts';
import { idSchema, requiredText, versionSchema } from './values.ts';

/** Rows one batch may carry: what a person pastes or fills down, not an import. */
export const MAX_BATCH_ROWS = 2000;

export const ROW_LISTS = ['create', 'update', 'void', 'restore'] as const;
export type RowList = (typeof ROW_LISTS)[number];

const voidedRow = z.strictObject({ id: idSchema, version: versionSchema, reason: requiredText });
const restoredRow = z.strictObject({ id: idSchema, version: versionSchema });

/** Rows of a grid saved together, all or none. An update carries the version it was based on. */
export function rowBatch<C extends z.ZodType, U extends z.ZodType>(create: C, update: U) {
  return z.strictObject({
    create: z.array(create).max(MAX_BATCH_ROWS).optional(),
    update: z.array(update).max(MAX_BATCH_ROWS).optional(),
    void: z.array(voidedRow).max(MAX_BATCH_ROWS).optional(),
    restore: z.array(restoredRow).max(MAX_BATCH_ROWS).optional(),
  });
}

/** The rows as the list shows them now, in the order of the lists that were sent. */
export function savedRows<R extends z.ZodType>(row: R) {
  return z.object({
    create: z.array(row),
    update: z.array(row),
    void: z.array(row),
    restore: z.array(row),
  });
}

export const ROW_OUTCOMES = ['created', 'updated', 'same', 'voided', 'restored', 'refused'] as const;
/** What saving would do, row by row; nothing is written. */
export const checkedRows = z.object({
  outcomes: z.array(z.object({ list: z.enum(ROW_LISTS), at: z.number(), outcome: z.enum(ROW_OUTCOMES) })),
  refusals: z.array(rowRefusalSchema),
});
export type CheckedRows = z.infer<typeof checkedRows>;

/** Texts of a pasted column that name records; at most one record answers a text. */
export const matchInput = z.strictObject({ texts: z.array(z.string().max(200)).max(MAX_BATCH_ROWS) });
export const matchOutput = z.array(
  z.object({
    text: z.string(),
    /** Records the text names exactly: number, name or former name. */
    count: z.number(),
    id: z.string().nullable(),
    label: z.string().nullable(),
  }),
);
export type Matched = z.infer<typeof matchOutput>[number];
