import { describe, expect, it } from 'vitest';
import { RECORDED_TYPES } from '#contract/units/units.schema.ts';
import { toInput } from '#renderer/components/form/form-values.ts';
import { isAskedOf, recordedEvent, recordForm } from './recorded-event.ts';

const SHIP = '01890000-0000-7000-8000-000000000001';
const YARD = '01890000-0000-7000-8000-000000000002';

/** What is sent when somebody opens the form of a unit on board, chooses the type and saves. */
function sent(type: string, typed: Record<string, unknown> = {}) {
  const fields = (['siteId', 'toSiteId', 'partyId'] as const).map((name) => ({
    kind: 'text' as const,
    name,
    label: name,
    isShown: isAskedOf(name),
  }));
  const values = { type, on: '2026-03-01', siteId: SHIP, partyId: null, ...typed };
  return recordedEvent('W-1', toInput(recordForm, fields, values));
}

describe('the site of a recorded event', () => {
  it('is not the present one when the unit goes into stock, comes back or is sent off', () => {
    for (const type of ['STOCKED', 'RETURNED', 'SHIPPED']) expect(sent(type).siteId).toBeUndefined();
    expect(sent('STOCKED', { toSiteId: YARD }).siteId).toBe(YARD);
  });

  it('is the present one for what happens there, and nothing for the rest', () => {
    for (const type of ['ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER'])
      expect(sent(type, { toSiteId: YARD }).siteId).toBe(SHIP);
    const withSite = RECORDED_TYPES.filter((type) => sent(type).siteId !== undefined);
    expect(withSite).toEqual(['ARRIVED', 'ON_SITE', 'COMMISSIONED', 'HANDED_OVER']);
  });
});
