import { z } from 'zod';
import { shown, written } from '#contract/field-masks/field-marks.ts';
import { checkedBy, keptReason, keptReasons, type TextChecks } from '#contract/kit/checked-text.ts';
import { isPhoneText } from '#contract/kit/phone-number.ts';
import { idSchema, longText, requiredText, rowMeta, shortText, versionSchema } from '#contract/kit/values.ts';
import { isCreditCode } from './credit-code.ts';

export const PARTY_ROLES = [
  'yard',
  'owner',
  'design',
  'class',
  'agent',
  'supplier',
  'military',
  'customer',
] as const;
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export const DECISION_LEVELS = ['decision', 'senior', 'middle', 'basic'] as const;

/** Values with a known form; what fails is kept only with a reason. */
export const PARTY_CHECKS = {
  creditCode: { code: 'credit_code', isRight: isCreditCode },
} satisfies TextChecks;
export const CONTACT_CHECKS = {
  phone: { code: 'phone_number', isRight: isPhoneText },
} satisfies TextChecks;

const optional = shortText.nullable().optional();

export const partyFields = z.strictObject({
  name: requiredText,
  fullName: optional,
  creditCode: written('parties.creditCode', requiredText.toUpperCase().nullable().optional()),
  roles: z.array(z.enum(PARTY_ROLES)).max(8).optional(),
  aliases: z.array(requiredText).max(20).optional(),
  grade: z.enum(GRADES).nullable().optional(),
  region: optional,
  industry: optional,
  address: optional,
  ownerUserId: z.string().nullable().optional(),
  note: longText.nullable().optional(),
  exceptions: z.strictObject({ creditCode: keptReason.optional() }).optional(),
});
/** A new party needs no more than the fields. */
export const partyCreate = partyFields.extend({}).superRefine(checkedBy(PARTY_CHECKS));
export const partyUpdate = partyFields.partial().extend({ id: idSchema, version: versionSchema });

export const partyRow = z.object({
  ...rowMeta,
  no: z.string(),
  name: z.string(),
  fullName: z.string().nullable(),
  creditCode: shown('parties.creditCode', z.string().nullable()),
  roles: z.array(z.enum(PARTY_ROLES)),
  grade: z.enum(GRADES).nullable(),
  region: z.string().nullable(),
  industry: z.string().nullable(),
  address: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  note: z.string().nullable(),
  exceptions: keptReasons,
});
export type PartyRow = z.infer<typeof partyRow>;

export const contactFields = z.strictObject({
  name: requiredText,
  title: optional,
  decisionLevel: z.enum(DECISION_LEVELS).nullable().optional(),
  phone: written('contacts.phone', optional),
  wechat: written('contacts.wechat', optional),
  email: written(
    'contacts.email',
    z
      .union([z.email(), z.literal('')])
      .nullable()
      .optional(),
  ),
  note: longText.nullable().optional(),
  exceptions: z.strictObject({ phone: keptReason.optional() }).optional(),
});
/** A new person before the form knows where the person belongs. */
export const contactNew = contactFields.extend({}).superRefine(checkedBy(CONTACT_CHECKS));
export const contactCreate = contactFields
  .extend({ partyId: idSchema })
  .superRefine(checkedBy(CONTACT_CHECKS));
export const contactUpdate = contactFields
  .partial()
  .extend({ partyId: idSchema.optional(), id: idSchema, version: versionSchema });
export const contactRow = z.object({
  ...rowMeta,
  partyId: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  decisionLevel: z.enum(DECISION_LEVELS).nullable(),
  phone: shown('contacts.phone', z.string().nullable()),
  wechat: shown('contacts.wechat', z.string().nullable()),
  email: shown('contacts.email', z.string().nullable()),
  note: z.string().nullable(),
  exceptions: keptReasons,
});
export type ContactRow = z.infer<typeof contactRow>;

export const partyDetail = partyRow.extend({ aliases: z.array(z.string()), contacts: z.array(contactRow) });
export type PartyDetail = z.infer<typeof partyDetail>;

/** What a picker shows of a record: label first, a second line to tell namesakes apart. */
export const pickedRow = z.object({ id: z.string(), no: z.string(), label: z.string(), hint: z.string() });
export const pickInput = z.strictObject({
  text: z.string().max(100),
  limit: z.coerce.number().int().min(1).max(50).optional(),
  /** Parties with this role come first. */
  role: z.enum(PARTY_ROLES).optional(),
});
