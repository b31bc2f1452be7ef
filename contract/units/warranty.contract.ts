import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { dateSchema, idSchema, requiredText, rowMeta, versionSchema } from '#contract/kit/values.ts';
import { warrantyView } from './unit-life.schema.ts';
import { scannedCode } from './units.schema.ts';

export const DECISION_KINDS = ['override', 'extension', 'suspension'] as const;

/** What somebody decides about a unit's warranty; the computed end stays readable beside it. */
export const warrantyDecide = z.strictObject({
  barcode: scannedCode,
  kind: z.enum(DECISION_KINDS),
  /** override: the last day. */
  untilOn: dateSchema.nullable().optional(),
  /** extension: months added to the end. */
  months: z.int().min(1).max(600).nullable().optional(),
  /** suspension: first and last day that does not count. */
  fromOn: dateSchema.nullable().optional(),
  toOn: dateSchema.nullable().optional(),
  reason: requiredText,
});

export const warrantyDecisionRow = z.object({
  ...rowMeta,
  unitId: z.string(),
  kind: z.enum(DECISION_KINDS),
  untilOn: z.string().nullable(),
  months: z.number().nullable(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  reason: z.string(),
});
export type WarrantyDecisionRow = z.infer<typeof warrantyDecisionRow>;

const decided = z.object({ warranty: warrantyView, decisions: z.array(warrantyDecisionRow) });

export const warrantiesEndingInput = z.strictObject({
  from: dateSchema.optional(),
  /** Days ahead of `from`; 90 without. */
  days: z.coerce.number().int().min(0).max(1100).optional(),
});
export const warrantyEndingRow = z.object({
  unitId: z.string(),
  barcode: z.string(),
  name: z.string().nullable(),
  factoryNo: z.string().nullable(),
  siteName: z.string().nullable(),
  partyId: z.string().nullable(),
  partyName: z.string().nullable(),
  orderNo: z.string().nullable(),
  until: z.string(),
  daysLeft: z.number(),
  decidedBy: warrantyView.shape.decidedBy,
});
export type WarrantyEndingRow = z.infer<typeof warrantyEndingRow>;

const read = needs('units.read');

/** Part of the units' contract. */
export const warrantyProcedures = {
  warranty: read
    .route({ method: 'GET', path: '/units/{barcode}/warranty' })
    .input(z.strictObject({ barcode: scannedCode, on: dateSchema.optional() }))
    .output(decided),
  decideWarranty: needs('cases.goodwill')
    .route({ method: 'POST', path: '/units/{barcode}/warranty' })
    .input(warrantyDecide)
    .output(decided),
  withdrawWarranty: needs('cases.goodwill')
    .input(z.strictObject({ id: idSchema, version: versionSchema, reason: requiredText }))
    .output(decided),
  warrantiesEnding: read
    .route({ method: 'GET', path: '/warranties/ending' })
    .input(warrantiesEndingInput)
    .output(z.array(warrantyEndingRow)),
};
