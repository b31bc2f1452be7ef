import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Drill } from '#contract/insights/drill.ts';
import type { Cell, Opens, ReportModel, TableBlock, ValueKind } from '#contract/reports/report-model.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { moveMarketRecord } from '#db/slices/market-records/market-record-stages.service.ts';
import { createMarketRecord, listMarketRecords } from '#db/slices/market-records/market-records.service.ts';
import { importHistoricOrder } from '#db/slices/orders/historic-orders.service.ts';
import { listOrders } from '#db/slices/orders/orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { monthlyReport } from '#db/slices/reports/reports.service.ts';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';
import { listCases } from '#db/slices/service-cases/case-list.service.ts';
import { type Harbour, openHarbour } from '#db/slices/service-cases/harbour.fixture.ts';
import {
  addVisit,
  createCase,
  judgeCase,
  replaceOnVisit,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { listUnits } from '#db/slices/units/units.service.ts';

let harbour: Harbour;
beforeAll(async () => {
  harbour = await openHarbour();
  harbour.as('manager', layOrders);
  harbour.as('manager', layLeads);
  harbour.as('service', layCases);
  harbour.as('service', replacePump);
});
afterAll(() => harbour[Symbol.asyncDispose]());

/** Signed, shipped and waiting, this year and the last; more of June than the table has lines for. */
function layOrders(w: WriteContext): void {
  const partyId = createParty(w, { name: '华海造船' }).id;
  const order = (orderedOn: string, grossMinor: number, more: object = {}) =>
    importHistoricOrder(w, {
      head: { partyId, orderedOn, state: 'in_force', ...more },
      lines: [{ quantity: 1000, product: '锚绞机', grossMinor }],
      batchId: null,
    });
  order('2025-06-10', 700_000_00);
  order('2025-06-11', 300_000_00, { shippedOn: '2025-06-20', state: 'shipped' });
  order('2026-01-10', 900_000_00, { state: 'closed' });
  order('2026-05-10', 800_000_00, { shippedOn: '2026-06-05', state: 'shipped' });
  order('2026-05-11', 600_000_00, { shippedOn: '2026-07-02', state: 'shipped' });
  order('2026-06-30', 500_000_00, { state: 'terminated' });
  for (let i = 0; i < 14; i += 1) order('2026-06-20', 10_000_00 + i);
}

function layLeads(w: WriteContext): void {
  const partyId = createParty(w, { name: '远洋修造' }).id;
  const lead = (product: string | undefined, quoteMinor: number) =>
    createMarketRecord(w, { partyId, quoteMinor, ...(product ? { product } : {}) });
  lead('锚绞机', 50_000_00);
  lead('锚绞机', 20_000_00);
  lead(undefined, 30_000_00);
  const lost = lead('舵机', 70_000_00);
  const why = { reason: '价格高', reasonCode: 'price' };
  moveMarketRecord(w, { id: lost.id, version: lost.version, toStage: 'lost', ...why });
}

/** Open at the start, new, ended, overdue; paid and free; twelve kinds of faults, so that some are one bar. */
function layCases(w: WriteContext): void {
  const report = (reportedOn: string, more: object = {}) =>
    importCase(w, { reportedOn, title: '轴封泄漏', state: 'resolved', ...more });
  report('2025-06-03', { product: '锚绞机', resolvedOn: '2025-06-05', faultText: '漏油' });
  report('2026-05-03', { product: '锚绞机', state: 'judged', judgement: 'paid', dueOn: '2026-05-20' });
  report('2026-05-04', { product: '舵机', resolvedOn: '2026-06-09' });
  report('2026-05-05', { product: '舵机', state: 'cancelled' });
  const goodwill = { judgement: 'goodwill', judgementReason: '老客户' };
  report('2026-06-01', { ...goodwill, costMinor: 3_000_00, satisfaction: 4, resolvedOn: '2026-06-02' });
  report('2026-06-02', { product: '舵机', judgement: 'paid', incomeMinor: 8_000_00, satisfaction: 5 });
  for (let i = 0; i < 12; i += 1)
    report('2026-06-15', { product: '锚绞机', faultText: `故障 ${i}`, severity: i % 2 ? 'minor' : 'major' });
}

function replacePump(w: WriteContext): void {
  const made = createCase(w, { barcode: 'M-1', title: '油压上不去', faultCode: 'plunger_stuck' });
  judgeCase(w, { id: made.id, version: 1, judgement: 'warranty' });
  const visitId = addVisit(w, { caseId: made.id, engineers: '周工' }).visits[0]?.id ?? '';
  replaceOnVisit(w, { visitId, removedBarcode: 'M-1-P1', installedBarcode: 'M-1-P2', fate: 'scrap' });
}

interface Rows {
  count: number;
  /** Amount of orders, quotes of records. */
  amount: number;
}

function rowsBehind(r: ReadContext, { list, filters }: Drill): Rows {
  const asked = { filters, limit: 500 };
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0);
  if (list === 'orders') {
    const { rows } = listOrders(r, asked);
    return { count: rows.length, amount: sum(rows.map((row) => row.baseMinor)) };
  }
  if (list === 'market-records') {
    const { rows } = listMarketRecords(r, asked);
    return { count: rows.length, amount: sum(rows.map((row) => row.quoteMinor)) };
  }
  if (list === 'units') return { count: listUnits(r, asked).rows.length, amount: 0 };
  const { rows } = listCases(r, asked);
  return { count: rows.length, amount: sum(rows.map((row) => row.costMinor + row.incomeMinor)) };
}

interface Shown {
  where: string;
  value: number;
  kind: ValueKind;
  drill: Drill | null | undefined;
}

function cellsOf(block: TableBlock, row: Record<string, Cell>, opens: Opens | undefined): Shown[] {
  return block.columns.flatMap(({ key, kind }) => {
    const value = row[key];
    if (typeof value !== 'number' || key === 'seq' || key === 'quantity' || kind === 'ratio') return [];
    return [
      {
        where: `${block.title} ${JSON.stringify(row.name ?? row.no)} ${key}`,
        value,
        kind,
        drill: opens?.[key],
      },
    ];
  });
}

/** Every number of the report that is counted or added up, with what it opens. */
function numbersOf({ figures, sections }: ReportModel): Shown[] {
  const strip = figures.flatMap(({ code, kind, ...f }): Shown[] => [
    { where: code, kind, value: f.value ?? 0, drill: f.drill },
    { where: `${code} year`, kind, value: f.yearToDate ?? 0, drill: f.yearToDateDrill },
    { where: `${code} last year`, kind, value: f.lastYearToDate ?? 0, drill: f.lastYearToDateDrill },
  ]);
  const blocks = sections.flatMap((section) => section.blocks);
  return strip.concat(
    blocks.flatMap((block): Shown[] => {
      if (block.kind === 'table')
        return [
          ...block.rows.flatMap((row, i) => cellsOf(block, row, block.opens?.[i])),
          ...cellsOf(block, block.total ?? {}, block.totalOpens),
        ];
      if (block.kind === 'months')
        return block.months.flatMap(({ month, value, lastYear, drill, lastYearDrill }) => [
          { where: month, kind: block.valueKind, value, drill },
          { where: `${month} before`, kind: block.valueKind, value: lastYear ?? 0, drill: lastYearDrill },
        ]);
      if (block.kind === 'pareto')
        return block.rows.flatMap(({ label, value, lastYear, drill, lastYearDrill }) => [
          { where: label, kind: 'count', value, drill },
          { where: `${label} before`, kind: 'count', value: lastYear, drill: lastYearDrill },
        ]);
      if (block.kind === 'split')
        return block.bars.flatMap(({ label, parts }) =>
          parts.flatMap(({ key, count, amountMinor, drill }): Shown[] => [
            { where: `${label} ${key}`, kind: 'count', value: count, drill },
            { where: `${label} ${key} amount`, kind: 'money', value: amountMinor, drill },
          ]),
        );
      return block.stages.flatMap(({ label, count, amountMinor, drill }) => [
        { where: label, kind: 'count', value: count, drill },
        { where: `${label} amount`, kind: 'money', value: amountMinor, drill },
      ]);
    }),
  );
}

test('every number of the month report opens exactly the rows it is made of', () => {
  harbour.read((r) => {
    const { model } = monthlyReport(r, { month: '2026-06' });
    const shown = numbersOf(model).filter(({ value }) => value !== 0);
    expect(shown.filter(({ drill }) => !drill).map(({ where }) => where)).toEqual([]);
    const opened = shown.map(({ where, kind, value, drill }) => {
      const rows = drill ? rowsBehind(r, drill) : { count: 0, amount: 0 };
      // A score is a mean: there are rows.
      const sum = kind === 'money' ? rows.amount : kind === 'score' && rows.count > 0 ? value : rows.count;
      return `${where} ${sum}`;
    });
    expect(opened).toEqual(shown.map(({ where, value }) => `${where} ${value}`));
    expect(shown.length).toBeGreaterThan(80);
  });
});

test('a bar that stands for the rest of the faults opens the cases of all of them', () => {
  harbour.read((r) => {
    const { sections } = monthlyReport(r, { month: '2026-06' }).model;
    const bars = sections.flatMap((s) => s.blocks).find((block) => block.kind === 'pareto')?.rows ?? [];
    const rest = bars.at(-1);
    expect(rest?.key).toBe('*');
    expect(rest?.drill && rowsBehind(r, rest.drill).count).toBe(rest?.value);
  });
});
