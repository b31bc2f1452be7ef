import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import {
  dateSchema,
  idInput,
  idSchema,
  longText,
  minorSchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { partReceive, partReceived, partsBack, partsBackInput } from './returns.schema.ts';

export const CLAIM_STATES = ['draft', 'sent', 'accepted', 'rejected', 'settled', 'cancelled'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What may follow; a rejected claim can be sent again with better reasons. */
export const CLAIM_STEPS: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  draft: ['sent', 'cancelled'],
  sent: ['accepted', 'rejected', 'cancelled'],
  accepted: ['settled', 'cancelled'],
  rejected: ['sent', 'cancelled'],
  settled: [],
  cancelled: [],
};

const text = z.string().nullable();
const amount = minorSchema.min(0).max(1_000_000_000_000);

const fields = {
  supplierId: idSchema,
  part: requiredText,
  lotNo: shortText.nullable().optional(),
  reason: requiredText,
  amountMinor: written('claims.amounts', amount),
  note: longText.nullable().optional(),
};
/** From a replacement both codes are known: the faulty one and the one put in for it. */
export const claimCreate = z.strictObject({
  ...fields,
  part: requiredText.optional(),
  pairId: idSchema.optional(),
  caseId: idSchema.optional(),
  barcode: z.string().trim().min(1).max(200).optional(),
});
export const claimUpdate = z.strictObject(fields).partial().extend({ id: idSchema, version: versionSchema });
export const claimMove = z.strictObject({
  id: idSchema,
  version: versionSchema,
  toState: z.enum(CLAIM_STATES),
  on: dateSchema.optional(),
  /** Until when the supplier is to answer; 14 days without one. */
  answerDueOn: dateSchema.optional(),
  answer: shortText.optional(),
  settledMinor: written('claims.amounts', amount.optional()),
});

export const claimRow = z.object({
  ...rowMeta,
  no: z.string(),
  supplierId: z.string(),
  supplier: z.string(),
  caseId: text,
  caseNo: text,
  pairId: text,
  unitId: text,
  barcode: text,
  replacementUnitId: text,
  replacementBarcode: text,
  part: z.string(),
  lotNo: text,
  reason: z.string(),
  amountMinor: shown('claims.amounts', z.number()),
  settledMinor: shown('claims.amounts', z.number().nullable()),
  state: z.enum(CLAIM_STATES),
  sentOn: text,
  answerDueOn: text,
  answeredOn: text,
  settledOn: text,
  answer: text,
  note: text,
});
export type ClaimRow = z.infer<typeof claimRow>;

/** What a claim for a replacement would say, before it is made. */
export const claimProposal = z.object({
  part: text,
  lotNo: text,
  /** The supplier of the last claim for this lot or part, with its sum. */
  supplierId: text,
  supplier: text,
  amountMinor: shown('claims.amounts', z.number().nullable()),
});
export const claimOfPair = z.object({
  id: z.string(),
  no: z.string(),
  pairId: text,
  state: z.enum(CLAIM_STATES),
  supplier: z.string(),
});

const read = needs('cases.read');
const write = needs('cases.write');
const one = '/supplier-claims/{id}';
export const claimsContract = {
  list: read.route({ method: 'GET', path: '/supplier-claims' }).input(listInput).output(listOutput(claimRow)),
  get: read.route({ method: 'GET', path: one }).input(idInput).output(claimRow),
  /** Claims made of the replacements of a case. */
  ofCase: read
    .route({ method: 'GET', path: '/service-cases/{caseId}/supplier-claims' })
    .input(z.strictObject({ caseId: idSchema }))
    .output(z.array(claimOfPair)),
  proposal: read
    .route({ method: 'GET', path: '/replacements/{pairId}/supplier-claim' })
    .input(z.strictObject({ pairId: idSchema }))
    .output(claimProposal),
  /** Old parts that are to come back, or are in repair. */
  partsBack: read.route({ method: 'GET', path: '/parts-back' }).input(partsBackInput).output(partsBack),
  /** One scan of a part that came: returned, or of one in repair repaired. */
  receivePart: write
    .route({ method: 'POST', path: '/parts-back/receipts', successStatus: 201 })
    .input(partReceive)
    .output(partReceived),
  create: write
    .route({ method: 'POST', path: '/supplier-claims', successStatus: 201 })
    .input(claimCreate)
    .output(claimRow),
  update: write.route({ method: 'PATCH', path: one }).input(claimUpdate).output(claimRow),
  move: write
    .route({ method: 'POST', path: `${one}/state` })
    .input(claimMove)
    .output(claimRow),
};
