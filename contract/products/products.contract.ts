import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, matchInput, matchOutput, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { codeText, idInput, idSchema, requiredText, rowMeta, versionSchema } from '#contract/kit/values.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';
import { bomProcedures } from './boms.contract.ts';
import { gtinSchema } from './gtin.ts';
import { partFields, partProcedures, partRow } from './parts.contract.ts';

const uom = z.string().trim().min(1).max(20);

export const productFields = z.strictObject({
  code: codeText,
  name: requiredText,
  family: requiredText,
  uom: uom.optional(),
  gtin: gtinSchema.nullable().optional(),
  /** Form of the factory numbers of its machines: `AW24-####`, a `#` for each digit. */
  factoryNoForm: z.string().trim().max(40).regex(/#/).nullable().optional(),
});
export const productUpdate = productFields.partial().extend({ id: idSchema, version: versionSchema });
export const productRow = z.object({
  ...rowMeta,
  code: z.string(),
  name: z.string(),
  family: z.string(),
  uom: z.string(),
  gtin: z.string().nullable(),
  factoryNoForm: z.string().nullable(),
});
export type ProductRow = z.infer<typeof productRow>;

const read = needs('units.read');
const write = needs('units.write');
const batch = rowBatch(productFields, productUpdate);
export const productsContract = {
  list: read.route({ method: 'GET', path: '/products' }).input(listInput).output(listOutput(productRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  match: read.input(matchInput).output(matchOutput),
  get: read.route({ method: 'GET', path: '/products/{id}' }).input(idInput).output(productRow),
  create: write
    .route({ method: 'POST', path: '/products', successStatus: 201 })
    .input(productFields)
    .output(productRow),
  update: write.route({ method: 'PATCH', path: '/products/{id}' }).input(productUpdate).output(productRow),
  saveRows: write.input(batch).output(savedRows(productRow)),
  checkRows: write.input(batch).output(checkedRows),
  listParts: read.route({ method: 'GET', path: '/parts' }).input(listInput).output(listOutput(partRow)),
  pickPart: read.input(pickInput).output(z.array(pickedRow)),
  createPart: write
    .route({ method: 'POST', path: '/parts', successStatus: 201 })
    .input(partFields)
    .output(partRow),
  ...partProcedures,
  ...bomProcedures,
};
