import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, matchInput, matchOutput, rowBatch, savedRows } from '#contract/kit/rows.ts';
import {
  codeText,
  idInput,
  idSchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';

export const TRACKING = ['unit', 'lot', 'quantity'] as const;
const uom = z.string().trim().min(1).max(20);

export const productFields = z.strictObject({
  code: codeText,
  name: requiredText,
  family: requiredText,
  uom: uom.optional(),
});
export const productUpdate = productFields.partial().extend({ id: idSchema, version: versionSchema });
export const productRow = z.object({
  ...rowMeta,
  code: z.string(),
  name: z.string(),
  family: z.string(),
  uom: z.string(),
});
export type ProductRow = z.infer<typeof productRow>;

export const partFields = z.strictObject({
  drawingNo: codeText,
  revision: shortText.optional(),
  name: requiredText,
  tracking: z.enum(TRACKING).optional(),
const batch = rowBatch(productFields, productUpdate);
  uom: uom.optional(),
});
export const partRow = z.object({
  match: read.input(matchInput).output(matchOutput),
  ...rowMeta,
  drawingNo: z.string(),
  revision: z.string(),
  name: z.string(),
  tracking: z.enum(TRACKING),
  uom: z.string(),
  saveRows: write.input(batch).output(savedRows(productRow)),
  checkRows: write.input(batch).output(checkedRows),
});
export type PartRow = z.infer<typeof partRow>;

const read = needs('units.read');
const write = needs('units.write');
export const productsContract = {
  list: read.route({ method: 'GET', path: '/products' }).input(listInput).output(listOutput(productRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  get: read.route({ method: 'GET', path: '/products/{id}' }).input(idInput).output(productRow),
  create: write
    .route({ method: 'POST', path: '/products', successStatus: 201 })
    .input(productFields)
    .output(productRow),
  update: write.route({ method: 'PATCH', path: '/products/{id}' }).input(productUpdate).output(productRow),
  listParts: read.route({ method: 'GET', path: '/parts' }).input(listInput).output(listOutput(partRow)),
  pickPart: read.input(pickInput).output(z.array(pickedRow)),
  createPart: write
    .route({ method: 'POST', path: '/parts', successStatus: 201 })
    .input(partFields)
    .output(partRow),
};
