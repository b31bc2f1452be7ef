import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportLanguage, ReportModel } from '#contract/reports/report-model.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { putSetting } from '#db/kit/settings.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { moveMarketRecord } from '#db/slices/market-records/market-record-stages.service.ts';
import { createMarketRecord, importMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { importHistoricOrder } from '#db/slices/orders/historic-orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { savePreferences } from '#db/slices/preferences/preferences.service.ts';
import { getIssuedReport, issueMonthlyReport, monthlyReport } from '#db/slices/reports/reports.service.ts';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';

let made: TestStore;
beforeAll(async () => {
  made = await openTestStore();
  made.store.writeNow(made.actors.manager, layLedger);
});
afterAll(() => made[Symbol.asyncDispose]());

/** A month with a bit of everything, entered without one Chinese character. */
function layLedger(w: WriteContext): void {
  putSetting(w.db, 'factory', 'Hudson Works');
  const partyId = createParty(w, { name: 'Hudson Yards' }).id;
  const order = (orderedOn: string, grossMinor: number, more: object = {}) =>
    importHistoricOrder(w, {
      head: { partyId, orderedOn, ...more },
      lines: [{ quantity: 2000, product: 'Winch', grossMinor }],
      batchId: null,
    });
  order('2025-06-10', 700_000_00);
  order('2026-05-10', 900_000_00, { state: 'in_force' });
  order('2026-06-10', 1_200_000_00, { state: 'in_force' });
  order('2026-06-11', 80_000_00, { currency: 'USD', state: 'in_force' });
  order('2026-06-12', 70_000_00, { currency: 'USD', shippedOn: '2026-06-28', state: 'shipped' });
  for (let i = 0; i < 14; i += 1) order('2026-06-20', 10_000_00 + i);
  const lead = (product: string | undefined, more: object) =>
    createMarketRecord(w, { partyId, ...(product ? { product } : {}), ...more });
  lead('Winch', { quoteMinor: 50_000_00 });
  importMarketRecord(w, { partyId, quoteMinor: 60_000_00, currency: 'EUR' }, 'Shipyard');
  const lost = lead('Windlass', { quoteMinor: 70_000_00 });
  moveMarketRecord(w, {
    id: lost.id,
    version: lost.version,
    toStage: 'lost',
    reason: 'Price',
    reasonCode: 'price',
  });
  for (const [i, faultCode] of ['seal_leak', 'brake_wear', undefined].entries()) {
    const coded = faultCode ? { faultCode } : {};
    importCase(w, { reportedOn: `2026-06-0${i + 1}`, title: 'Leak', part: 'Pump', ...coded });
  }
}

const report = (language: ReportLanguage): ReportModel =>
  made.store.read(made.actors.manager, (r) => monthlyReport(r, { month: '2026-06', language })).model;

/** Every number of a report with its place, every text as "there is one". */
function figuresOf(value: unknown): unknown {
  if (typeof value === 'string') return /^\d{4}-\d\d/u.test(value) ? value : 'text';
  if (Array.isArray(value)) return value.map(figuresOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, figuresOf(one)]));
}

/** The numbers of a sentence, in its order. */
const numbersIn = ({ text }: { text: string }) => text.match(/[+−]?\d[\d,.]*(?:%|\b)/gu);

test('the English report has no Chinese in it, and the figures of the Chinese one', () => {
  const [chinese, english] = [report('zh-CN'), report('en')];
  expect(JSON.stringify(english)).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u);
  expect(figuresOf({ ...english, notes: [], dataAt: 0 })).toEqual(
    figuresOf({ ...chinese, notes: [], dataAt: 0 }),
  );
  expect(english.summary.map(numbersIn)).toEqual(chinese.summary.map(numbersIn));
  expect(english.checks.map(numbersIn)).toEqual(chinese.checks.map(numbersIn));
  expect(english.notes).toHaveLength(chinese.notes.length);
  expect(english.checks.every((check) => check.isBalanced)).toBe(true);
});

test('what figures and blocks leave out is said where they stand', () => {
  const { figures, sections, notes } = report('en');
  const notesOf = (code: string) => figures.find((figure) => figure.code === code)?.leftOut;
  expect(notesOf('A1')).toMatchObject({ rows: 2, text: 'Left out: 2 orders without a rate (USD 2)' });
  expect(notesOf('A2')?.drill?.filters[0]?.values).toHaveLength(1);
  expect(notesOf('A3')?.rows).toBe(1);
  expect(notesOf('B2')).toBeUndefined();
  const blocks = sections.flatMap((section) => section.blocks);
  expect(blocks.flatMap(({ leftOut }) => (leftOut ? [leftOut.text] : []))).toEqual([
    'Left out: 2 orders without a rate (USD 2)',
    'Left out: 1 foreign quote (EUR 1)',
    'Left out: 2 orders without a rate (USD 2)',
    'Left out: 1 foreign quote (EUR 1)',
  ]);
  expect(notes.at(-1)).toBe(
    'Foreign money in no sum: 2 orders without a rate (USD 2), 1 foreign quote (EUR 1).',
  );
});

test('without a language it is the reader’s; an issued report keeps the one it was issued in', () => {
  const { store, actors } = made;
  const asked = () => store.read(actors.manager, (r) => monthlyReport(r, { month: '2026-06' })).model;
  expect(asked().title).toBe('经营与售后月报');
  store.writeNow(actors.manager, (w) => savePreferences(w, { language: 'en' }));
  expect(asked().title).toBe('Monthly business and service report');
  made.clock.advance(86_400_000);
  const { issued } = store.writeNow(actors.manager, (w) => issueMonthlyReport(w, { month: '2026-06' }));
  store.writeNow(actors.manager, (w) => savePreferences(w, { language: 'zh-CN' }));
  const kept = store.read(actors.manager, (r) => getIssuedReport(r, issued?.id ?? ''));
  expect([kept.model.language, kept.model.title]).toEqual(['en', 'Monthly business and service report']);
});
