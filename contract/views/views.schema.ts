import { z } from 'zod';
import { filterSchema, sortSchema } from '#contract/kit/list.ts';
import { idSchema, rowMeta, versionSchema } from '#contract/kit/values.ts';
import { groupBySchema, listName, thenBySchema } from '#contract/lists/lists.schema.ts';

export const MAX_FROZEN = 6;

/** Everything that makes a view of a list; what is missing is as the list shows itself. */
export const viewSettings = z.strictObject({
  columns: z.array(z.string().max(60)).max(60).optional(),
  /** Pixels by column, of those that differ from their first width. */
  widths: z.record(z.string().max(60), z.int().min(20).max(1000)).optional(),
  /** Leading columns that stay when the list is moved sideways. */
  frozen: z.int().min(0).max(MAX_FROZEN).optional(),
  filters: z.array(filterSchema).max(30).optional(),
  sort: z.array(sortSchema).max(4).optional(),
  search: z.string().max(200).optional(),
  group: groupBySchema.optional(),
  thenBy: thenBySchema.optional(),
  moneyUnit: z.enum(['yuan', 'tenThousand', 'hundredMillion']).optional(),
});
export type ViewSettings = z.infer<typeof viewSettings>;

const viewName = z.string().trim().min(1).max(60);
const given = { name: viewName, isShared: z.boolean(), settings: viewSettings };

export const viewCreate = z.strictObject({ list: listName, ...given });
export const viewUpdate = z.strictObject({
  id: idSchema,
  version: versionSchema,
  name: given.name.optional(),
  isShared: given.isShared.optional(),
  settings: given.settings.optional(),
});
export const viewRemove = z.strictObject({ id: idSchema, version: versionSchema });
export const viewsInput = z.strictObject({ list: listName });
export const viewDefault = z.strictObject({ list: listName, id: idSchema.nullable() });

export const viewRow = z.object({
  ...rowMeta,
  list: z.string(),
  ...given,
  ownerUserId: z.string(),
  ownerName: z.string().nullable(),
});
export type ViewRow = z.infer<typeof viewRow>;

export const viewsOfList = z.object({
  views: z.array(viewRow),
  /** The view this person's list opens with; null for the list as it is. */
  defaultId: z.string().nullable(),
});
export type ViewsOfList = z.infer<typeof viewsOfList>;
