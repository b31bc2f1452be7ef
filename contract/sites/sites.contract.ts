import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { checkedBy, keptReason, keptReasons, type TextChecks } from '#contract/kit/checked-text.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, matchInput, matchOutput, rowBatch, savedRows } from '#contract/kit/rows.ts';
import {
  dateSchema,
  idInput,
  idSchema,
  longText,
  requiredText,
  rowMeta,
  shortText,
  versionSchema,
  voidInput,
} from '#contract/kit/values.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';
import { isImoNumber } from './imo-number.ts';

export const SITE_KINDS = ['vessel', 'plant', 'station', 'warehouse', 'other'] as const;
/** Values with a known form; what fails is kept only with a reason. */
export const SITE_CHECKS = { imoNo: { code: 'imo_number', isRight: isImoNumber } } satisfies TextChecks;
const optional = shortText.nullable().optional();

export const siteFields = z.strictObject({
  name: requiredText,
  kind: z.enum(SITE_KINDS),
  imoNo: requiredText.nullable().optional(),
  yardPartyId: idSchema.nullable().optional(),
  hullNo: optional,
  shipTypeCode: optional,
  classCode: optional,
  ownerPartyId: idSchema.nullable().optional(),
  deliveredOn: dateSchema.nullable().optional(),
  address: optional,
  note: longText.nullable().optional(),
  exceptions: z.strictObject({ imoNo: keptReason.optional() }).optional(),
});
/** A new site needs no more than the fields. */
export const siteCreate = siteFields.extend({}).superRefine(checkedBy(SITE_CHECKS));
export const siteUpdate = siteFields.partial().extend({ id: idSchema, version: versionSchema });
export const siteRow = z.object({
  ...rowMeta,
  no: z.string(),
  name: z.string(),
  kind: z.enum(SITE_KINDS),
  imoNo: z.string().nullable(),
  yardPartyId: z.string().nullable(),
  yardName: z.string().nullable(),
  hullNo: z.string().nullable(),
  shipTypeCode: z.string().nullable(),
  classCode: z.string().nullable(),
  ownerPartyId: z.string().nullable(),
  ownerName: z.string().nullable(),
  deliveredOn: z.string().nullable(),
  address: z.string().nullable(),
  note: z.string().nullable(),
  exceptions: keptReasons,
});
export type SiteRow = z.infer<typeof siteRow>;
export const siteDetail = siteRow.extend({
  owners: z.array(z.object({ fromOn: z.string(), partyId: z.string(), partyName: z.string() })),
  units: z.array(
    z.object({ id: z.string(), barcode: z.string(), name: z.string().nullable(), status: z.string() }),
  ),
});

const read = needs('parties.read');
const write = needs('parties.write');
const batch = rowBatch(siteCreate, siteUpdate);
export const sitesContract = {
  list: read.route({ method: 'GET', path: '/sites' }).input(listInput).output(listOutput(siteRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  match: read.input(matchInput).output(matchOutput),
  get: read.route({ method: 'GET', path: '/sites/{id}' }).input(idInput).output(siteDetail),
  create: write
    .route({ method: 'POST', path: '/sites', successStatus: 201 })
    .input(siteCreate)
    .output(siteDetail),
  update: write.route({ method: 'PATCH', path: '/sites/{id}' }).input(siteUpdate).output(siteDetail),
  saveRows: write.input(batch).output(savedRows(siteRow)),
  checkRows: write.input(batch).output(checkedRows),
  void: write.route({ method: 'POST', path: '/sites/{id}/void' }).input(voidInput).output(siteRow),
};
