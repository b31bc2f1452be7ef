import { z } from 'zod';
import { shown } from '#contract/field-masks/field-marks.ts';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import {
  dateSchema,
  idInput,
  idSchema,
  longText,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
} from '#contract/kit/values.ts';

export const RECALL_STATES = ['draft', 'running', 'closed'] as const;
export const LETTER_WAYS = ['letter', 'phone', 'mail', 'fax', 'visit', 'wechat'] as const;
/** agreed: may be done · done: done already · gone: the units are with somebody else. */
export const LETTER_ANSWERS = ['agreed', 'done', 'gone', 'refused', 'other'] as const;
export type LetterAnswer = (typeof LETTER_ANSWERS)[number];
export const RECALL_PARTY_STATES = [
  'untold',
  'unreached',
  'awaited',
  'late',
  'answered',
  'refused',
  'settled',
] as const;
export type RecallPartyState = (typeof RECALL_PARTY_STATES)[number];
export const RECALL_UNIT_STATES = ['open', 'told', 'replied', 'done', 'not_needed'] as const;
const text = z.string().nullable();
const optional = shortText.nullable().optional();

const scope = {
  /** Lot of the parts. */
  lotNo: optional,
  /** Drawing with its revision. */
  partId: idSchema.nullable().optional(),
  madeFrom: dateSchema.nullable().optional(),
  madeTo: dateSchema.nullable().optional(),
};
export const recallScope = z.strictObject(scope);
export const recallCreate = z.strictObject({
  title: requiredText,
  reason: longText.min(1),
  /** What is to be done at the machine. */
  measure: longText.min(1),
  replyBy: dateSchema.nullable().optional(),
  note: longText.nullable().optional(),
  ...scope,
});
export const recallUpdate = recallCreate.partial().extend({ id: idSchema, version: versionSchema });
const step = z.strictObject({ id: idSchema, version: versionSchema });
export const recallClose = step.extend({ reason: shortText.optional() });
/** What was said comes back at once on the phone and on a visit, later after a letter. */
const answered = {
  answer: z.enum(LETTER_ANSWERS).optional(),
  /** Who answered. */
  repliedBy: shortText.nullable().optional(),
};
/** One party is told about all its units that are not settled, by whatever way. */
export const recallTell = z.strictObject({
  recallId: idSchema,
  partyId: idSchema.nullable(),
  /** Whom of the party: a letter to each, answered each by itself. Without one the first contact. */
  contactIds: z.array(idSchema).max(20).optional(),
  way: z.enum(LETTER_WAYS).optional(),
  on: dateSchema.optional(),
  /** Who was told, where it is none of the contacts. */
  toldTo: shortText.nullable().optional(),
  /** False: nobody took the call, the letter came back. Nobody counts as told. */
  isReached: z.boolean().optional(),
  note: shortText.nullable().optional(),
  ...answered,
  reply: shortText.nullable().optional(),
});
/** What a party answered to a letter; it counts for each of its units that is not settled. */
export const letterAnswer = z.strictObject({
  id: idSchema,
  version: versionSchema,
  on: dateSchema.optional(),
  ...answered,
  reply: requiredText,
});
export const recallUnitSet = z.strictObject({
  id: idSchema,
  version: versionSchema,
  state: z.enum(['replied', 'done', 'not_needed']),
  on: dateSchema.optional(),
  reply: shortText.optional(),
  note: shortText.optional(),
});

export const recallRow = z.object({
  ...rowMeta,
  no: z.string(),
  title: z.string(),
  reason: z.string(),
  measure: z.string(),
  lotNo: text,
  partId: text,
  part: text,
  madeFrom: text,
  madeTo: text,
  state: z.enum(RECALL_STATES),
  startedOn: text,
  replyBy: text,
  closedOn: text,
  note: text,
  units: z.number(),
  told: z.number(),
  done: z.number(),
});
export type RecallRow = z.infer<typeof recallRow>;

/** A unit under recall: which machine it sits in, where that is, whose it is and who was told. */
export const recallUnit = z.object({
  id: z.string(),
  unitId: z.string(),
  barcode: z.string(),
  name: text,
  lotNo: text,
  status: z.string(),
  machineBarcode: text,
  position: text,
  siteId: text,
  siteName: text,
  partyId: text,
  partyName: text,
  contactId: text,
  contact: text,
  contactPhone: shown('contacts.phone', text),
  state: z.enum(RECALL_UNIT_STATES),
  letterOn: text,
  remindedOn: text,
  repliedOn: text,
  reply: text,
  caseId: text,
  caseNo: text,
  doneOn: text,
  note: text,
  version: z.number(),
});
export type RecallUnit = z.infer<typeof recallUnit>;
/** A letter to a party and what came back. */
export const recallLetter = z.object({
  id: z.string(),
  partyId: z.string(),
  partyName: z.string(),
  contactId: text,
  contact: text,
  way: z.enum(LETTER_WAYS),
  isReminder: z.boolean(),
  isReached: z.boolean(),
  toldTo: text,
  note: text,
  /** Units it was about. */
  units: z.number(),
  sentOn: z.string(),
  byName: text,
  repliedOn: text,
  answer: z.enum(LETTER_ANSWERS).nullable(),
  repliedBy: text,
  reply: text,
  /** Not answered although the day for it has passed. */
  isLate: z.boolean(),
  version: z.number(),
});
export type RecallLetter = z.infer<typeof recallLetter>;
/** One party of a recall and how far it is with it. */
export const recallParty = z.object({
  /** Null: units that are still with the factory. */
  partyId: text,
  partyName: text,
  contact: text,
  contactPhone: shown('contacts.phone', text),
  units: z.number(),
  open: z.number(),
  lastOn: text,
  lastWay: z.enum(LETTER_WAYS).nullable(),
  state: z.enum(RECALL_PARTY_STATES),
});
export type RecallParty = z.infer<typeof recallParty>;
export const recallDetail = recallRow.extend({
  list: z.array(recallUnit),
  letters: z.array(recallLetter),
  parties: z.array(recallParty),
});
export type RecallDetail = z.infer<typeof recallDetail>;
/** What a recall would take in if it were started now: how many, and the first of them. */
export const recallPreview = z.object({
  units: z.number(),
  list: z.array(
    z.object({
      unitId: z.string(),
      barcode: z.string(),
      machineBarcode: text,
      siteName: text,
      partyName: text,
      status: z.string(),
    }),
  ),
});
/** What a scan of a unit must say. */
export const recallNotice = z.object({
  recallId: z.string(),
  no: z.string(),
  title: z.string(),
  measure: z.string(),
  unitState: z.enum(RECALL_UNIT_STATES),
});
export type RecallNotice = z.infer<typeof recallNotice>;

const read = needs('cases.read');
const write = needs('cases.write');
const manage = needs('service.manage');
const one = '/recalls/{id}';
export const recallsContract = {
  list: read.route({ method: 'GET', path: '/recalls' }).input(listInput).output(listOutput(recallRow)),
  get: read.route({ method: 'GET', path: one }).input(idInput).output(recallDetail),
  /** The units a prepared recall would take in. */
  preview: read
    .route({ method: 'GET', path: `${one}/preview` })
    .input(idInput)
    .output(recallPreview),
  /** How many units a scope would take in, before anything is written. */
  count: read.input(recallScope).output(z.object({ units: z.number() })),
  create: manage
    .route({ method: 'POST', path: '/recalls', successStatus: 201 })
    .input(recallCreate)
    .output(recallDetail),
  update: manage.route({ method: 'PATCH', path: one }).input(recallUpdate).output(recallDetail),
  /** Takes in every unit of the scope; on a running recall those that came since. */
  start: manage
    .route({ method: 'POST', path: `${one}/start` })
    .input(step)
    .output(recallDetail),
  close: manage
    .route({ method: 'POST', path: `${one}/close` })
    .input(recallClose)
    .output(recallDetail),
  tell: write
    .route({ method: 'POST', path: '/recalls/{recallId}/letters', successStatus: 201 })
    .input(recallTell)
    .output(recallDetail),
  answer: write
    .route({ method: 'POST', path: '/recall-letters/{id}/answer' })
    .input(letterAnswer)
    .output(recallDetail),
  setUnit: write
    .route({ method: 'POST', path: '/recall-units/{id}/state' })
    .input(recallUnitSet)
    .output(recallDetail),
  openCase: write
    .route({ method: 'POST', path: '/recall-units/{id}/cases', successStatus: 201 })
    .input(idInput)
    .output(z.object({ caseId: z.string() })),
  ofUnit: read
    .route({ method: 'GET', path: '/units/{id}/recalls' })
    .input(idInput)
    .output(z.array(recallNotice)),
};
