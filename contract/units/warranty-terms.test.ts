import { describe, expect, it } from 'vitest';
import { WARRANTY_CASES, type WarrantyCase } from './warranty-cases.fixture.ts';
import {
  DEFAULT_WARRANTY,
  type Warranty,
  type WarrantyClause,
  type WarrantyStarts,
  warrantyFrom,
  warrantyOfReplacement,
} from './warranty-clock.ts';
import { applyDecisions, exclusionOf, limitByHours, type WarrantyDecisions } from './warranty-terms.ts';

const starts = (facts: Record<string, string>): WarrantyStarts =>
  Object.fromEntries(Object.entries(facts).map(([event, on]) => [event, { on, unitId: 'u' }]));
const clause = (more: Partial<WarrantyClause>): WarrantyClause => ({ ...DEFAULT_WARRANTY, ...more });
const NONE: WarrantyDecisions = { suspensions: [], extensions: [], override: null };
function computed(one: WarrantyCase): Warranty {
  const rules = clause(one.clause ?? {});
  let warranty = warrantyFrom(rules, starts(one.facts));
  warranty = limitByHours(warranty, rules, one.readings ?? [], 'u');
  warranty = applyDecisions(warranty, { ...NONE, ...one.decisions });
  for (const on of one.replacedOn ?? []) warranty = warrantyOfReplacement(rules, warranty.until, on, 'n');
  return warranty;
}

describe('warranties computed by hand', () => {
  it('are at least thirty', () => {
    expect(WARRANTY_CASES.length).toBeGreaterThanOrEqual(30);
  });

  it.each(WARRANTY_CASES)('$name: $until by $by', (one) => {
    const { until, decidedBy } = computed(one);
    expect({ until, decidedBy }).toEqual({ until: one.until, decidedBy: one.by });
  });

  it('keep what was computed beside an override, and say what was given back', () => {
    const decisions: WarrantyDecisions = {
      suspensions: [{ fromOn: '2025-05-01', toOn: '2025-05-10', reason: '停航' }],
      extensions: [{ months: 1, reason: '补偿' }],
      override: { untilOn: '2027-01-01', reason: '协议' },
    };
    const warranty = applyDecisions(
      warrantyFrom(DEFAULT_WARRANTY, starts({ handed_over: '2025-03-01' })),
      decisions,
    );
    expect(warranty).toMatchObject({
      until: '2027-01-01',
      computedUntil: '2026-04-11',
      overrideReason: '协议',
    });
    expect(warranty.changes?.map((c) => [c.kind, c.until])).toEqual([
      ['suspension', '2026-03-11'],
      ['extension', '2026-04-11'],
    ]);
  });

  it('leave out what the clause excludes', () => {
    const exclusions = [{ text: '易损件', drawingNos: ['SEAL-1'], faultCodes: ['F-WEAR'] }];
    expect(exclusionOf(exclusions, { drawingNo: 'SEAL-1' })?.text).toBe('易损件');
    expect(exclusionOf(exclusions, { faultCode: 'F-WEAR' })?.text).toBe('易损件');
    expect(exclusionOf(exclusions, { drawingNo: 'PUMP-1', faultCode: null })).toBeNull();
    expect(exclusionOf(undefined, { drawingNo: 'SEAL-1' })).toBeNull();
  });
});
