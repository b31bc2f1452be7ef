import { z } from 'zod';

export const FILTER_OPS = [
  'eq',
  'ne',
  'in',
  'contains',
  'gte',
  'lte',
  'between',
  'empty',
  'not_empty',
] as const;
const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);

/** Column every list of records has: when a record was voided (UTC ms). A filter on it shows those that were. */
export const VOIDED_COLUMN = 'voidedAt';

/** A condition on a named column. Which columns exist is the slice's list specification. */
export const filterSchema = z.strictObject({
  column: z.string().max(60),
  op: z.enum(FILTER_OPS),
  value: scalar.optional(),
  values: z.array(scalar).max(500).optional(),
});
export type Filter = z.infer<typeof filterSchema>;

export const sortSchema = z.strictObject({ column: z.string().max(60), direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof sortSchema>;

/**
 * One page of a list. `after` continues behind a cursor (keyset, same cost at any depth); `offset` jumps to a
 * row number (the grid's scroll bar), with `fromEnd` the number of rows left behind the page, counted from the last:
 * both ends of a list are equally near. `withTotal` adds the number of matching rows.
 */
export const listInput = z.strictObject({
  filters: z.array(filterSchema).max(30).optional(),
  search: z.string().max(200).optional(),
  sort: z.array(sortSchema).max(4).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  after: z.string().max(2000).optional(),
  offset: z.coerce.number().int().min(0).optional(),
  fromEnd: z.boolean().optional(),
  withTotal: z.boolean().optional(),
  includeVoided: z.boolean().optional(),
});
export type ListInput = z.infer<typeof listInput>;

export interface ListPage<Row> {
  rows: Row[];
  /** Cursor behind the last row, null at the end. */
  next: string | null;
  total?: number | undefined;
}

export function listOutput<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), next: z.string().nullable(), total: z.number().optional() });
}
