import { z } from 'zod';
import { filterSchema, sortSchema } from '#contract/kit/list.ts';
import { idSchema } from '#contract/kit/values.ts';

/** Name of a list as its page calls it: `orders`, `market-records`. */
export const listName = z.string().min(1).max(60);

/** What decides which rows of a list there are. */
const chosenRows = {
  list: listName,
  filters: z.array(filterSchema).max(30).optional(),
  search: z.string().max(200).optional(),
};

export const MAX_VALUES = 500;

export const listValuesInput = z.strictObject({
  ...chosenRows,
  column: z.string().max(60),
  /** Only values that contain this text. */
  find: z.string().max(100).optional(),
});
export type ListValuesInput = z.infer<typeof listValuesInput>;

/** The values a column has under the filters of the other columns, the most frequent first; null stands for blank. */
export const listValues = z.object({
  values: z.array(z.object({ value: z.union([z.string(), z.number()]).nullable(), count: z.number() })),
  /** There are more than were sent: a text to find narrows them. */
  hasMore: z.boolean(),
});
export type ListValues = z.infer<typeof listValues>;

export const listPositionInput = z.strictObject({
  ...chosenRows,
  id: idSchema,
  sort: z.array(sortSchema).max(4).optional(),
});
export type ListPositionInput = z.infer<typeof listPositionInput>;

/** Row number of a record in a list as it is filtered and sorted, from 0; null where it is not among the rows. */
export const listPosition = z.object({ index: z.number().nullable() });
export type ListPosition = z.infer<typeof listPosition>;

/** What rows are gathered by: a column, or the month or year of its date. */
export const groupBySchema = z.strictObject({
  column: z.string().max(60),
  part: z.enum(['month', 'year']).optional(),
});
export type GroupBy = z.infer<typeof groupBySchema>;

/** Levels a list can be gathered on: a group, groups in it, and groups in those. */
export const MAX_LEVELS = 3;
/** What the rows of a group are gathered by in turn. */
export const thenBySchema = z.array(groupBySchema).max(MAX_LEVELS - 1);

/** Groups of one level that are sent. */
export const MAX_GROUPS = 2000;

export const listGroupsInput = z.strictObject({
  ...chosenRows,
  by: groupBySchema,
  thenBy: thenBySchema.optional(),
  /** Columns of numbers to add up. */
  sums: z.array(z.string().max(60)).max(20),
  /** The first key orders the groups when it is the grouped column or one of the sums. */
  sort: z.array(sortSchema).max(4).optional(),
});
export type ListGroupsInput = z.infer<typeof listGroupsInput>;

const figures = {
  count: z.number(),
  /** In the order of the request; null where the numbers are in different currencies or units. */
  sums: z.array(z.number().nullable()),
};

export const listGroups = z.object({
  /** Each group before the groups in it; `depth` 0 is the outermost. */
  groups: z.array(
    z.object({ key: z.union([z.string(), z.number()]).nullable(), depth: z.number(), ...figures }),
  ),
  total: z.object(figures),
  /** Levels the groups have: fewer than asked for where an inner one has more groups than are sent. */
  levels: z.number(),
  /** There are more groups than were sent: the column does not lend itself to grouping. */
  hasMore: z.boolean(),
});
export type ListGroups = z.infer<typeof listGroups>;
export type GroupKey = ListGroups['groups'][number]['key'];
