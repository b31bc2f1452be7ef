import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fifths } from '#contract/insights/customer-groups.ts';
import { openTestStore } from '#db/kit/test-store.ts';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';
import { casePareto, partMonths } from './insights.service.ts';

const day = fc.date({ min: new Date('2024-11-01'), max: new Date('2026-03-31'), noInvalidDate: true });
const reported = fc.record({
  part: fc.constantFrom('柱塞泵', '主控板', 'Zylinder', null),
  reportedOn: day.map((date) => date.toISOString().slice(0, 10)),
});

it('counts by part and month what a walk over all cases counts', async () => {
  const opened = await openTestStore();
  try {
    expect(opened.store.read(opened.actors.manager, partMonths)).toEqual([]);
    const expected = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(reported, { minLength: 1, maxLength: 25 }), (cases) => {
        opened.store.writeNow(opened.actors.manager, (w) => {
          for (const one of cases) importCase(w, { ...one, title: '漏油' });
        });
        for (const { part, reportedOn } of cases) {
          const key = `${part ?? ''}|${reportedOn.slice(0, 7)}`;
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const counted = opened.store.read(opened.actors.manager, partMonths);
        expect(new Map(counted.map((one) => [`${one.part}|${one.month}`, one.cases]))).toEqual(expected);
        const { rows, total } = opened.store.read(opened.actors.manager, (r) =>
          casePareto(r, { by: 'part' }),
        );
        expect(total).toBe([...expected.values()].reduce((a, b) => a + b, 0));
        expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
      }),
      { numRuns: 20 },
    );
  } finally {
    await opened[Symbol.asyncDispose]();
  }
});

it('ranks in fifths as NTILE(5) does', async () => {
  const opened = await openTestStore();
  try {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -9999, max: 9999 }), { maxLength: 40 }), (values) => {
        const ranked = opened.store.handle
          .prepare<[string], { value: number; rank: number }>(
            'SELECT value, NTILE(5) OVER (ORDER BY value) AS rank FROM json_each(?)',
          )
          .all(JSON.stringify(values));
        const byValue = new Map(ranked.map((one) => [one.value, one.rank]));
        expect(fifths(values, (a, b) => a - b)).toEqual(values.map((value) => byValue.get(value)));
      }),
    );
  } finally {
    await opened[Symbol.asyncDispose]();
  }
});
