import { z } from 'zod';
import { keptReason, keptReasons } from '#contract/kit/checked-text.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  longText,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { MAX_BARCODE_LENGTH, MAX_CODES_AT_ONCE } from './barcode-range.ts';
import { UNIT_STATUSES } from './lifecycle.ts';

export const UNIT_KINDS = ['machine', 'part'] as const;
const optional = shortText.nullable().optional();
const barcodeSchema = z.string().trim().min(1).max(MAX_BARCODE_LENGTH);
/** Whatever a scanner sends for a unit: an own code, a GS1 code with all it carries, a signed label. */
export const MAX_SCAN_LENGTH = 400;
export const scannedCode = z.string().trim().min(1).max(MAX_SCAN_LENGTH);
const hoursSchema = z.int().min(0).max(10_000_000);

/** What the units of one registration have in common. */
const unitCommon = {
  kind: z.enum(UNIT_KINDS).optional(),
  productId: idSchema.nullable().optional(),
  partId: idSchema.nullable().optional(),
  orderLineId: idSchema.nullable().optional(),
  lotNo: optional,
  madeOn: dateSchema.nullable().optional(),
  certificateNo: optional,
  note: longText.nullable().optional(),
};

/** `codes`: single barcodes, ranges (`LJ-2026-0001…0120`) or a pasted list with or without factory numbers. */
export const unitRegister = z.strictObject({
  ...unitCommon,
  codes: z.union([
    z.string().trim().min(1).max(200_000),
    z.array(barcodeSchema).min(1).max(MAX_CODES_AT_ONCE),
  ]),
  factoryNo: optional,
  /** Why numbers stay that have another form than the product's: the typed one, those pasted beside the codes. */
  exceptions: z
    .strictObject({ factoryNo: keptReason.optional(), codes: keptReason.optional() })
    .nullable()
    .optional(),
  parentUnitId: idSchema.optional(),
  position: requiredText.optional(),
});

export const unitUpdate = z.strictObject({
  barcode: scannedCode,
  version: versionSchema,
  ...unitCommon,
  factoryNo: optional,
  exceptions: z.strictObject({ factoryNo: keptReason.optional() }).nullable().optional(),
});

/** One row of the grid: what is written about a unit, known by its id; its code is for registration and relabelling. */
export const unitRowCreate = z.strictObject({ barcode: barcodeSchema, factoryNo: optional, ...unitCommon });
export const unitRowUpdate = z.strictObject({
  id: idSchema,
  version: versionSchema,
  ...unitCommon,
  factoryNo: optional,
});

/** Event types that are recorded through `record`; the others have use cases of their own. */
export const RECORDED_TYPES = [
  'INSPECTED',
  'STOCKED',
  'INSTALLED',
  'REMOVED',
  'FACTORY_TESTED',
  'SHIPPED',
  'ARRIVED',
  'ON_SITE',
  'COMMISSIONED',
  'HANDED_OVER',
  'SERVICED',
  'RETURNED',
  'REPAIRED',
  'MODIFIED',
  'VERIFIED',
  'LOST',
  'SCRAPPED',
] as const;

export const unitEventInput = z.strictObject({
  barcode: scannedCode,
  type: z.enum(RECORDED_TYPES),
  /** Day it happened; without one, now. */
  on: dateSchema.optional(),
  place: optional,
  parentBarcode: scannedCode.optional(),
  position: requiredText.optional(),
  siteId: idSchema.nullable().optional(),
  partyId: idSchema.nullable().optional(),
  runningHours: hoursSchema.nullable().optional(),
  isMeterReset: z.boolean().optional(),
  reason: optional,
  note: z.string().trim().max(4000).nullable().optional(),
  operator: optional,
});

export const unitCorrectInput = z.strictObject({
  barcode: scannedCode,
  seq: z.int().min(2),
  reason: requiredText,
});
export const unitRelabelInput = z.strictObject({
  barcode: scannedCode,
  /** A signed label gives the code it carries. */
  newBarcode: scannedCode,
  reason: requiredText,
});
/** A further code on a unit, not one of our labels: both find it. */
export const unitBindInput = z.strictObject({
  barcode: scannedCode,
  code: scannedCode,
  reason: requiredText,
});
export const unitReplaceInput = z.strictObject({
  removedBarcode: scannedCode,
  installedBarcode: scannedCode,
  on: dateSchema.optional(),
  reason: requiredText,
});
export const unitVoidInput = z.strictObject({
  barcode: scannedCode,
  version: versionSchema,
  reason: requiredText,
});
export const barcodeInput = z.strictObject({ barcode: scannedCode });
export const unitLifeInput = barcodeInput.extend({ on: dateSchema.optional() });

const text = z.string().nullable();

export const unitRow = z.object({
  ...rowMeta,
  barcode: z.string(),
  kind: z.enum(UNIT_KINDS),
  name: text,
  productId: text,
  product: text,
  family: text,
  partId: text,
  drawingNo: text,
  partRevision: text,
  part: text,
  factoryNo: text,
  exceptions: keptReasons,
  lotNo: text,
  madeOn: text,
  orderLineId: text,
  orderNo: text,
  certificateNo: text,
  note: text,
  importBatchId: text,
  status: z.enum(UNIT_STATUSES),
  parentUnitId: text,
  position: text,
  rootUnitId: z.string(),
  rootBarcode: z.string(),
  /** Of the root: a part is where its machine is. */
  siteId: text,
  siteName: text,
  partyId: text,
  partyName: text,
  runningHours: z.number().nullable(),
  isAway: z.boolean(),
  sinceAt: instantSchema,
  lastAt: instantSchema,
});
export type UnitRow = z.infer<typeof unitRow>;
