import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import {
  dateSchema,
  idSchema,
  instantSchema,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
  voidInput,
} from '#contract/kit/values.ts';
import { scannedCode } from '#contract/units/units.schema.ts';
import { labelLayout } from './label-layout.ts';

export const LABEL_OUTPUTS = ['paper', 'zpl', 'tspl'] as const;
export const MAX_LABELS_AT_ONCE = 500;
export const VERDICTS = ['genuine', 'unsigned', 'forged', 'unknown_key', 'unknown_code'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const labelTemplateFields = z.strictObject({
  name: requiredText,
  layout: labelLayout,
  isDefault: z.boolean().optional(),
});
export const labelTemplateRow = z.object({
  ...rowMeta,
  name: z.string(),
  layout: labelLayout,
  isDefault: z.boolean(),
});
export type LabelTemplateRow = z.infer<typeof labelTemplateRow>;

const codes = z.array(scannedCode).min(1).max(MAX_LABELS_AT_ONCE);
const text = z.string().nullable();

/** Everything a label of a unit may show, and how often one was printed already. */
export const labelValues = z.object({
  unitId: z.string(),
  barcode: z.string(),
  signed: z.string(),
  gs1: text,
  fields: z.object({
    factory: z.string(),
    name: z.string(),
    barcode: z.string(),
    factoryNo: z.string(),
    product: z.string(),
    drawingNo: z.string(),
    lotNo: z.string(),
    madeOn: z.string(),
    orderNo: z.string(),
    certificateNo: z.string(),
  }),
  printed: z.number(),
});
export type LabelRow = z.infer<typeof labelValues>;

export const labelPrintRow = z.object({
  id: z.string(),
  barcode: z.string(),
  template: z.string(),
  output: z.enum(LABEL_OUTPUTS),
  copyNo: z.number(),
  reason: text,
  printedAt: instantSchema,
  printedByName: text,
});

export const labelKeyRow = z.object({
  id: z.string(),
  /** Raw key of 32 bytes, base64url. */
  publicKey: z.string(),
  createdAt: instantSchema,
  retiredAt: instantSchema.nullable(),
});
export type LabelKeyRow = z.infer<typeof labelKeyRow>;

export const codeAlarmRow = z.object({
  ...rowMeta,
  unitId: z.string(),
  barcode: z.string(),
  name: text,
  firstSiteName: z.string(),
  firstOn: z.string(),
  secondSiteName: z.string(),
  secondOn: z.string(),
  days: z.number(),
  answeredAt: instantSchema.nullable(),
  answer: text,
});
export type CodeAlarmRow = z.infer<typeof codeAlarmRow>;

export const verifyView = z.object({
  verdict: z.enum(VERDICTS),
  barcode: z.string(),
  keyId: text,
  unitId: text,
  name: text,
  status: text,
  siteName: text,
  partyName: text,
  /** How often the label was printed. */
  printed: z.number(),
  openAlarms: z.number(),
});
export type VerifyView = z.infer<typeof verifyView>;

export const labelPrint = z.strictObject({
  codes,
  templateId: idSchema,
  output: z.enum(LABEL_OUTPUTS),
  reason: shortText.optional(),
});

const read = needs('units.read');
const write = needs('units.write');
const keys = needs('users.manage');

export const labelsContract = {
  templates: read.route({ method: 'GET', path: '/label-templates' }).output(z.array(labelTemplateRow)),
  createTemplate: write
    .route({ method: 'POST', path: '/label-templates', successStatus: 201 })
    .input(labelTemplateFields)
    .output(labelTemplateRow),
  updateTemplate: write
    .route({ method: 'PATCH', path: '/label-templates/{id}' })
    .input(labelTemplateFields.partial().extend({ id: idSchema, version: versionSchema }))
    .output(labelTemplateRow),
  voidTemplate: write.input(voidInput).output(labelTemplateRow),
  /** What the labels of these units show; nothing is counted. */
  prepare: read.input(z.strictObject({ codes })).output(z.array(labelValues)),
  /** Counts one print of each label. A label that was printed before needs a reason. */
  print: write.route({ method: 'POST', path: '/labels' }).input(labelPrint).output(z.array(labelValues)),
  prints: read
    .route({ method: 'GET', path: '/units/{barcode}/labels' })
    .input(z.strictObject({ barcode: scannedCode }))
    .output(z.array(labelPrintRow)),
  keys: read.route({ method: 'GET', path: '/label-keys' }).output(z.array(labelKeyRow)),
  rotateKey: keys.input(z.strictObject({ reason: requiredText })).output(z.array(labelKeyRow)),
  /** The key of another installation of this factory signs from now on. */
  importKey: keys
    .input(z.strictObject({ privateKey: z.string().trim().min(1).max(2000), reason: requiredText }))
    .output(z.array(labelKeyRow)),
  /** The secret half, so that it can be kept in a safe or taken to another installation. */
  exportKey: keys.meta({ isSecret: true }).output(z.object({ id: z.string(), privateKey: z.string() })),
  verify: read
    .route({ method: 'POST', path: '/labels/verify' })
    .input(z.strictObject({ text: scannedCode }))
    .output(verifyView),
  /** Says that a code was seen at a place; two places within the set days raise an alarm. */
  report: write
    .route({ method: 'POST', path: '/labels/sightings' })
    .input(
      z.strictObject({
        text: scannedCode,
        siteId: idSchema,
        on: dateSchema.optional(),
        note: shortText.optional(),
      }),
    )
    .output(z.object({ view: verifyView, alarm: codeAlarmRow.nullable() })),
  alarms: read.route({ method: 'GET', path: '/label-alarms' }).output(z.array(codeAlarmRow)),
  answerAlarm: write
    .input(z.strictObject({ id: idSchema, version: versionSchema, answer: requiredText }))
    .output(codeAlarmRow),
  settings: read.output(z.object({ alarmDays: z.number() })),
  saveSettings: keys
    .input(z.strictObject({ alarmDays: z.int().min(1).max(3650) }))
    .output(z.object({ alarmDays: z.number() })),
};
