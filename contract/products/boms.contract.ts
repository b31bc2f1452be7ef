import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import {
  dateSchema,
  idInput,
  idSchema,
  quantitySchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { TRACKING } from './tracking.ts';

export const BOM_STATES = ['draft', 'released', 'superseded'] as const;
export const MAX_BOM_LINES = 2000;
/** More pieces of one kind at one position are counted, not numbered. */
export const MAX_CAPACITY = 200;

/** A bill belongs to a product or to a part that is made of parts. */
export const bomOwner = z.strictObject({
  productId: idSchema.optional(),
  partId: idSchema.optional(),
});

export const bomLineFields = z.strictObject({
  position: requiredText,
  partId: idSchema,
  /** Thousandths of the part's unit of measure, for one piece of the owner. */
  quantity: quantitySchema,
  /** How many units tracked one by one the position has room for; more than one makes places `position/1`, `/2` …. */
  capacity: z.int().min(1).max(MAX_CAPACITY).optional(),
  note: shortText.nullable().optional(),
});

/** Without `id` the next letter is drafted; with it the draft is written anew. */
export const bomSave = bomOwner.extend({
  id: idSchema.optional(),
  version: versionSchema.optional(),
  note: shortText.nullable().optional(),
  lines: z.array(bomLineFields).max(MAX_BOM_LINES),
});

const bomHead = {
  ...rowMeta,
  productId: z.string().nullable(),
  partId: z.string().nullable(),
  letter: z.string(),
  state: z.enum(BOM_STATES),
  releasedOn: z.string().nullable(),
  note: z.string().nullable(),
};
export const bomRow = z.object({ ...bomHead, lineCount: z.number() });
export type BomRow = z.infer<typeof bomRow>;

export const bomLineRow = z.object({
  lineNo: z.number(),
  position: z.string(),
  partId: z.string(),
  drawingNo: z.string(),
  revision: z.string(),
  name: z.string(),
  tracking: z.enum(TRACKING),
  uom: z.string(),
  quantity: z.number(),
  capacity: z.number(),
  note: z.string().nullable(),
});
export const bomView = z.object({ ...bomHead, lines: z.array(bomLineRow) });
export type BomView = z.infer<typeof bomView>;

const read = needs('units.read');
const write = needs('units.write');

/** Part of the products' contract. */
export const bomProcedures = {
  listBoms: read.route({ method: 'GET', path: '/boms' }).input(bomOwner).output(z.array(bomRow)),
  getBom: read.route({ method: 'GET', path: '/boms/{id}' }).input(idInput).output(bomView),
  saveBom: write.route({ method: 'POST', path: '/boms' }).input(bomSave).output(bomView),
  releaseBom: write
    .route({ method: 'POST', path: '/boms/{id}/release' })
    .input(z.strictObject({ id: idSchema, version: versionSchema, on: dateSchema.optional() }))
    .output(bomView),
};
