import { z } from 'zod';
import { dateSchema, instantSchema } from '#contract/kit/values.ts';
import { UNIT_EVENT_TYPES, UNIT_STATUSES } from './lifecycle.ts';
import { barcodeInput, UNIT_KINDS, unitRow } from './units.schema.ts';
import { WARRANTY_EVENTS, warrantyExclusion } from './warranty-clock.ts';

const text = z.string().nullable();

/** A code the unit is found by; exactly one is on its label now, others were, or are somebody else's. */
export const unitCode = z.object({
  barcode: z.string(),
  isCurrent: z.boolean(),
  isOthers: z.boolean(),
  createdAt: instantSchema,
});

export const unitEventRow = z.object({
  seq: z.number(),
  id: z.string(),
  type: z.enum(UNIT_EVENT_TYPES),
  at: instantSchema,
  place: text,
  parentUnitId: text,
  parentBarcode: text,
  position: text,
  pairId: text,
  /** The other unit of the replacement. */
  counterpartBarcode: text,
  siteId: text,
  siteName: text,
  partyId: text,
  partyName: text,
  sourceKind: text,
  sourceId: text,
  sourceNo: text,
  /** The case it happened in, when it was a visit or a case. */
  caseId: text,
  runningHours: z.number().nullable(),
  isMeterReset: z.boolean(),
  correctsSeq: z.number().nullable(),
  /** Number of the correction that took this event back. */
  correctedBySeq: z.number().nullable(),
  reason: text,
  note: text,
  operator: text,
  createdAt: instantSchema,
  createdBy: z.string(),
  createdByName: text,
});
export type UnitEventRow = z.infer<typeof unitEventRow>;

export const treeNode = z.object({
  unitId: z.string(),
  barcode: z.string(),
  name: text,
  kind: z.enum(UNIT_KINDS),
  parentUnitId: text,
  position: text,
  depth: z.number(),
  /** How often the part at this position has been replaced. */
  replacedCount: z.number(),
});
export type TreeNode = z.infer<typeof treeNode>;

/** One generation of a position; the pair is the replacement that brought the unit in. */
export const chainLink = z.object({
  unitId: z.string(),
  barcode: z.string(),
  status: z.enum(UNIT_STATUSES),
  installedAt: instantSchema.nullable(),
  removedAt: instantSchema.nullable(),
  removedReason: text,
  pairId: text,
  caseId: text,
  caseNo: text,
  visitId: text,
  isSelf: z.boolean(),
});
export type ChainLink = z.infer<typeof chainLink>;

export const warrantyView = z.object({
  state: z.enum(['in', 'ended', 'unknown']),
  until: text,
  daysLeft: z.number().nullable(),
  decidedBy: z.enum([...WARRANTY_EVENTS, 'replaced', 'remainder', 'hours', 'override']).nullable(),
  combine: z.enum(['earlier', 'later']),
  limbs: z.array(
    z.object({
      event: z.enum([...WARRANTY_EVENTS, 'replaced']),
      months: z.number(),
      startOn: text,
      until: text,
      /** Unit whose event shows it; null when the order says it. */
      unitId: text,
      barcode: text,
    }),
  ),
  replacement: z
    .object({
      rule: z.enum(['remainder', 'restart', 'larger']),
      replacedOn: z.string(),
      remainderUntil: text,
    })
    .nullable(),
  /** Running hours, when the clause limits them. */
  hours: z.object({ limit: z.number(), used: z.number(), reachedOn: text, unitId: text }).optional(),
  /** Days given back and months granted, with the end after each. */
  changes: z
    .array(
      z.object({
        kind: z.enum(['suspension', 'extension']),
        fromOn: text,
        toOn: text,
        months: z.number().nullable(),
        days: z.number().nullable(),
        reason: z.string(),
        until: z.string(),
      }),
    )
    .optional(),
  /** End by the facts, when an override stands beside it. */
  computedUntil: text.optional(),
  overrideReason: z.string().optional(),
  exclusions: z.array(warrantyExclusion).readonly().optional(),
});
export type WarrantyView = z.infer<typeof warrantyView>;

export const unitOrigin = z.object({
  orderId: z.string(),
  orderNo: z.string(),
  orderedOn: z.string(),
  customerOrderNo: text,
  orderLineId: z.string(),
  lineNo: z.number(),
  product: text,
  model: text,
  partyId: z.string(),
  partyName: z.string(),
  shipownerName: text,
  specificationId: text,
  specificationNo: text,
  specificationLetter: text,
  specificationState: text,
  /** True when the order is that of the machine the part was built into. */
  isOfRoot: z.boolean(),
});

export const placeStep = z.object({
  unitId: z.string(),
  barcode: z.string(),
  name: text,
  kind: z.enum(UNIT_KINDS),
  position: text,
});

export const unitLife = z.object({
  unit: unitRow,
  codes: z.array(unitCode),
  origin: unitOrigin.nullable(),
  /** From the unit's parent up to the root; empty for a unit that is in nothing. `position` is where the step below sits. */
  parents: z.array(placeStep),
  place: z.object({
    siteId: text,
    siteName: text,
    siteKind: text,
    hullNo: text,
    ownerId: text,
    ownerName: text,
    partyId: text,
    partyName: text,
  }),
  warranty: warrantyView,
  events: z.array(unitEventRow),
  /** The whole machine as maintained, root first, parents before children. */
  tree: z.array(treeNode),
  /** Generations at the unit's last position, oldest first; empty when nothing was ever replaced there. */
  chain: z.array(chainLink),
  cases: z.array(
    z.object({
      id: z.string(),
      no: z.string(),
      reportedOn: z.string(),
      title: z.string(),
      state: z.string(),
      faultCode: text,
      judgement: text,
    }),
  ),
});
export type UnitLife = z.infer<typeof unitLife>;

export const treeInput = barcodeInput.extend({
  on: dateSchema.optional(),
  as: z.enum(['built', 'shipped', 'maintained']).optional(),
});
export const treeView = z.object({
  as: z.enum(['built', 'shipped', 'maintained']),
  on: text,
  nodes: z.array(treeNode),
  differences: z.array(
    z.object({
      position: z.string(),
      parentUnitId: z.string(),
      before: text,
      now: text,
      replacedCount: z.number(),
    }),
  ),
});
export type TreeView = z.infer<typeof treeView>;
