import { idSchema } from '#contract/kit/values.ts';
import { unitEventInput } from '#contract/units/units.schema.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';

/** Fields that only some events have. A unit that goes away is asked where to; the present site is offered to no such event. */
const FIELD_OF = {
  parentBarcode: ['INSTALLED'],
  position: ['INSTALLED'],
  siteId: ['ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER'],
  toSiteId: ['STOCKED', 'SHIPPED', 'RETURNED'],
  partyId: ['SHIPPED', 'ON_SITE', 'HANDED_OVER'],
} as const;

/** Whether a field belongs to the event chosen in the form. */
export function isAskedOf(field: keyof typeof FIELD_OF): (values: FormValues) => boolean {
  const types: readonly string[] = FIELD_OF[field];
  return (values) => types.includes(String(values.type));
}

/** What the form checks: the site an event happens at and the one it leads to are asked apart. */
export const recordForm = unitEventInput
  .omit({ barcode: true })
  .extend({ toSiteId: idSchema.nullable().optional() });

/** What the form says, as the contract wants it. */
export function recordedEvent(barcode: string, { toSiteId, ...values }: FormValues) {
  const site = toSiteId == null ? {} : { siteId: toSiteId };
  return unitEventInput.parse({ type: 'VERIFIED', ...values, ...site, barcode });
}
