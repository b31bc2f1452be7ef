import { z } from 'zod';
import { RULES } from '#contract/kit/errors.ts';
import { instantSchema } from '#contract/kit/values.ts';
import { recallNotice } from '#contract/recalls/recalls.contract.ts';
import { warrantyView } from '#contract/units/unit-life.schema.ts';
import { unitRow } from '#contract/units/units.schema.ts';
import { caseRow, visitRow } from './service-cases.schema.ts';
import { CASE_STATES } from './states.ts';

const text = z.string().nullable();

export const caseDetail = caseRow.extend({
  unitName: text,
  /** The machine the unit is, or is part of. */
  machineBarcode: text,
  warranty: warrantyView.nullable(),
  /** Words of the clause that leave this fault or this part out; null when it is covered, or nothing is known. */
  exclusion: text,
  lastRunningHours: z.number().nullable(),
  lastRunningAt: instantSchema.nullable(),
  visits: z.array(visitRow),
  stateLog: z.array(
    z.object({
      seq: z.number(),
      fromState: z.enum(CASE_STATES).nullable(),
      toState: z.enum(CASE_STATES),
      reason: text,
      at: instantSchema,
      byUser: z.string(),
      byName: text,
    }),
  ),
  /** The case whose fault came back, solved so many days before this report (0 when it was still open). */
  repeatOf: z.object({ id: z.string(), no: z.string(), title: z.string(), days: z.number() }).nullable(),
  /** Cases in which the fault of this one came back. */
  repeatedBy: z.array(z.object({ id: z.string(), no: z.string(), title: z.string(), on: z.string() })),
  /** Solved cases of the same fault, part or product, newest first. */
  similar: z.array(
    z.object({
      id: z.string(),
      no: z.string(),
      title: z.string(),
      reportedOn: z.string(),
      remedyCode: text,
      isSameUnit: z.boolean(),
      isRepeat: z.boolean(),
    }),
  ),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** What a scan fills in before the case exists. */
export const casePrefill = z.object({
  unit: unitRow,
  partyId: text,
  partyName: text,
  siteId: text,
  siteName: text,
  productId: text,
  product: text,
  part: text,
  orderId: text,
  orderNo: text,
  orderLineId: text,
  warranty: warrantyView,
  /** Open cases on the same unit: perhaps this report is one of them. */
  /** Recalls the unit, or a part in it, falls under. */
  recalls: z.array(recallNotice),
  openCases: z.array(z.object({ id: z.string(), no: z.string(), title: z.string(), reportedOn: z.string() })),
  /** The last closed cases and replacements of the machine, newest first. */
  history: z.object({
    cases: z.array(
      z.object({
        id: z.string(),
        no: z.string(),
        title: z.string(),
        reportedOn: z.string(),
        faultCode: text,
        faultText: text,
        remedyCode: text,
        outcome: text,
      }),
    ),
    replacements: z.array(
      z.object({
        pairId: z.string(),
        replacedOn: z.string(),
        position: text,
        removedBarcode: z.string(),
        installedBarcode: z.string(),
      }),
    ),
  }),
});
export type CasePrefill = z.infer<typeof casePrefill>;

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** One scan judged: what it is, and the rule that forbids it here, or none. */
const scanned = z.object({
  barcode: z.string(),
  unit: unitRow.nullable(),
  refusal: z.object({ rule: z.enum(RULES), params }).nullable(),
});
export const replacementCheck = z.object({
  removed: scanned.extend({
    parentBarcode: text,
    position: text,
    installedOn: text,
    daysInService: z.number().nullable(),
  }),
  installed: scanned
    .extend({
      isInspected: z.boolean(),
      /** Drawing numbers of the two differ: allowed, but somebody should look. */
      isOtherPart: z.boolean(),
      warrantyUntil: text,
      remainderUntil: text,
    })
    .nullable(),
});
export type ReplacementCheck = z.infer<typeof replacementCheck>;
