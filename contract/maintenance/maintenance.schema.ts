import { z } from 'zod';
import {
  dateSchema,
  idSchema,
  longText,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';
import { UNIT_STATUSES } from '#contract/units/lifecycle.ts';
import { scannedCode } from '#contract/units/units.schema.ts';

const text = z.string().nullable();
const number = z.number().nullable();
const optional = shortText.nullable().optional();
const every = z.int().min(1).max(1_000_000).nullable().optional();
const checklist = z.array(requiredText).max(60);

const planFields = {
  title: requiredText,
  everyDays: every,
  everyHours: every,
  startOn: dateSchema.optional(),
  startHours: z.int().min(0).max(10_000_000).nullable().optional(),
  warnDays: z.int().min(0).max(3650).optional(),
  checklist: checklist.optional(),
  servicePointId: idSchema.nullable().optional(),
  isActive: z.boolean().optional(),
  note: longText.nullable().optional(),
};
export const planCreate = z.strictObject({ barcode: scannedCode, ...planFields });
export const planUpdate = z
  /** Stopping a plan, and letting it run on, says why. */
  .strictObject({ id: idSchema, version: versionSchema, ...planFields, stopReason: optional })
  .partial({ title: true });

const reading = z.object({ on: z.string(), hours: z.number(), isReset: z.boolean() });
export const dueView = z.object({
  dueOn: text,
  dueHours: number,
  decidedBy: z.enum(['days', 'hours']).nullable(),
  byDaysOn: text,
  byHoursOn: text,
  hoursPerDay: number,
  lastReading: reading.nullable(),
  daysLeft: number,
  hoursLeft: number,
  state: z.enum(['overdue', 'due', 'later', 'unknown']),
});
export const DUE_STATES = ['overdue', 'due', 'later', 'unknown'] as const;

/** What speaks for looking at the machine sooner than the plan says. */
const riskReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('repeat'),
    faultCode: z.string(),
    /** Cases of the fault within a year. */
    cases: z.number(),
    lastOn: z.string(),
  }),
  z.object({
    kind: z.literal('age'),
    part: z.string(),
    barcode: z.string(),
    position: text,
    /** Days in this machine. */
    days: z.number(),
    /** Median days after which such parts were replaced, and of how many. */
    usualDays: z.number(),
    replaced: z.number(),
  }),
]);
export type RiskReason = z.infer<typeof riskReason>;

export const WORK_STATES = ['done', 'done_late', 'cancelled'] as const;
export const workRow = z.object({
  id: z.string(),
  dueOn: text,
  dueHours: number,
  onDay: z.string(),
  runningHours: number,
  state: z.enum(WORK_STATES),
  visitId: text,
  caseId: text,
  caseNo: text,
  roundId: text,
  roundNo: text,
  reason: text,
  byName: text,
});
export type WorkRow = z.infer<typeof workRow>;

export const planRow = z.object({
  ...rowMeta,
  no: z.string(),
  unitId: z.string(),
  barcode: z.string(),
  product: text,
  siteId: text,
  siteName: text,
  partyId: text,
  partyName: text,
  title: z.string(),
  everyDays: number,
  everyHours: number,
  startOn: z.string(),
  startHours: number,
  warnDays: z.number(),
  checklist: z.array(z.string()),
  servicePointId: text,
  servicePoint: text,
  isActive: z.boolean(),
  stoppedOn: text,
  stopReason: text,
  note: text,
  /** What became of the machine: plans of scrapped and lost ones are not due. */
  unitStatus: z.enum(UNIT_STATUSES).nullable(),
  lastWork: workRow.nullable(),
  /** Open case or planned round that will settle the term. */
  underWay: text,
  due: dueView,
  /** Empty when nothing does, or when it was not asked for. */
  risk: z.array(riskReason),
});
export type PlanRow = z.infer<typeof planRow>;
export const planDetail = planRow.extend({ works: z.array(workRow) });
export type PlanDetail = z.infer<typeof planDetail>;

/** Due list: the most urgent first. */
export const dueInput = z.strictObject({
  state: z.array(z.enum(DUE_STATES)).max(4).optional(),
  servicePointId: idSchema.optional(),
  siteId: idSchema.optional(),
  /** Plans that were stopped, or whose machine is gone, instead of those that run. */
  stopped: z.boolean().optional(),
  /** With the risk of each machine; `only`: just those with one, whenever their term ends. */
  risk: z.enum(['with', 'only']).optional(),
  search: z.string().max(200).optional(),
});
export const planIdInput = z.strictObject({ planId: idSchema });
export const workCancel = z.strictObject({ planId: idSchema, reason: requiredText });
export const calendarInput = z.strictObject({
  year: z.coerce.number().int().min(1990).max(2200),
  servicePointId: idSchema.optional(),
});
export const maintenanceYear = z.object({
  year: z.number(),
  plans: z.array(
    planRow.extend({
      terms: z.array(z.string()),
      done: z.array(z.object({ on: z.string(), state: z.enum(WORK_STATES) })),
    }),
  ),
});
export type MaintenanceYear = z.infer<typeof maintenanceYear>;

export const CHECK_RESULTS = ['good', 'bad', 'skipped'] as const;
export const checkResult = z.strictObject({
  text: requiredText,
  result: z.enum(CHECK_RESULTS).nullable(),
  note: optional,
});
export type CheckResult = z.infer<typeof checkResult>;

export const roundCreate = z.strictObject({
  title: requiredText,
  plannedOn: dateSchema,
  servicePointId: idSchema.nullable().optional(),
  engineerId: idSchema.nullable().optional(),
  planIds: z.array(idSchema).max(200).optional(),
  /** Machines without a plan, by barcode, with this checklist. */
  barcodes: z.array(scannedCode).max(200).optional(),
  checklist: checklist.optional(),
  note: longText.nullable().optional(),
});
export const roundCancel = z.strictObject({ id: idSchema, version: versionSchema, reason: requiredText });
export const itemFinish = z.strictObject({
  id: idSchema,
  version: versionSchema,
  checks: z.array(checkResult).max(60),
  runningHours: z.int().min(0).max(10_000_000).nullable().optional(),
  meterResetReason: optional,
  doneOn: dateSchema.optional(),
  note: longText.nullable().optional(),
  /** Opens a case with what was found bad. */
  opensCase: z.boolean().optional(),
});
export const ROUND_STATES = ['planned', 'running', 'done', 'cancelled'] as const;
const roundItem = z.object({
  id: z.string(),
  seq: z.number(),
  unitId: z.string(),
  barcode: z.string(),
  product: text,
  siteName: text,
  planId: text,
  planNo: text,
  planTitle: text,
  checks: z.array(checkResult),
  runningHours: number,
  lastRunningHours: number,
  meterResetReason: text,
  unitStatus: z.enum(UNIT_STATUSES).nullable(),
  note: text,
  doneOn: text,
  caseId: text,
  caseNo: text,
  version: z.number(),
});
export type RoundItem = z.infer<typeof roundItem>;
export const roundRow = z.object({
  ...rowMeta,
  no: z.string(),
  title: z.string(),
  plannedOn: z.string(),
  servicePointId: text,
  servicePoint: text,
  engineerId: text,
  engineer: text,
  state: z.enum(ROUND_STATES),
  note: text,
  items: z.number(),
  doneItems: z.number(),
  badItems: z.number(),
});
export type RoundRow = z.infer<typeof roundRow>;
export const roundDetail = roundRow.extend({ list: z.array(roundItem) });
export type RoundDetail = z.infer<typeof roundDetail>;
