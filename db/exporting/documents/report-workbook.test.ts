import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedReport } from '#contract/reports/reports.contract.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { documentWorkbook } from '#db/slices/exports/export-documents.ts';
import { saveMask } from '#db/slices/field-masks/field-masks.service.ts';
import { createMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { importHistoricOrder } from '#db/slices/orders/historic-orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { issueMonthlyReport, monthlyReport } from '#db/slices/reports/reports.service.ts';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';
import { besides, cellsOf, column, reopened, wrongFormulas } from './test-workbook.ts';

const MONTH = { month: '2026-05', language: 'zh-CN' } as const;
const ASKED = { asked: { document: 'monthly-report', month: '2026-05' }, language: 'zh-CN' } as const;
let made: TestStore;
let report: PrintedReport;
let book: WorkBook;

/** A month with what it is compared with, more orders than the table shows, and faults in two classes. */
function layLedger(w: WriteContext): void {
  const partyId = createParty(w, { name: '=江海船厂' }).id;
  const order = (orderedOn: string, grossMinor: number) =>
    importHistoricOrder(w, {
      head: { partyId, orderedOn, state: 'in_force' },
      lines: [{ quantity: 2000, product: '锚绞机', grossMinor }],
      batchId: null,
    });
  order('2025-05-10', 700_000_00);
  order('2026-04-10', 900_000_33);
  for (let i = 0; i < 14; i += 1) order('2026-05-20', 10_000_00 * (i + 1) + i);
  createMarketRecord(w, { partyId, recordedOn: '2026-05-02', product: '锚绞机', quoteMinor: 5_000_007 });
  createMarketRecord(w, { partyId, recordedOn: '2026-05-03', product: '舵机', quoteMinor: 7_000_000 });
  const faults = ['seal_leak', 'seal_leak', 'brake_wear'];
  for (const [i, faultCode] of faults.entries())
    importCase(w, { reportedOn: `2026-05-0${i + 1}`, title: '漏油', product: '锚绞机', faultCode });
  importCase(w, { reportedOn: '2025-05-03', title: '漏油', product: '锚绞机', faultCode: 'seal_leak' });
}

beforeAll(async () => {
  made = await openTestStore();
  made.store.writeNow(made.actors.manager, layLedger);
  report = made.store.read(made.actors.manager, (r) => monthlyReport(r, MONTH));
  book = await reopened(
    made.folder,
    made.store.read(made.actors.manager, (r) => documentWorkbook(r, ASKED)),
  );
});
afterAll(() => made[Symbol.asyncDispose]());

const sheets = (): [string, WorkSheet][] =>
  book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet ? [[name, sheet] as [string, WorkSheet]] : [];
  });
function sheetWith(text: string): WorkSheet {
  const [, sheet] = sheets().find(([name]) => name.includes(text)) ?? [];
  if (!sheet) throw new Error(`${text}: ${book.SheetNames.join()}`);
  return sheet;
}

describe('U67 the monthly report as a workbook', () => {
  it('has a sheet for the manager and one for each table and drawing', () => {
    const blocks = report.model.sections.flatMap((section) => section.blocks);
    expect(book.SheetNames).toHaveLength(1 + blocks.length);
    expect(book.SheetNames[0]).toBe('摘要');
    expect(book.SheetNames.filter((name) => name.startsWith('表 '))).toHaveLength(
      blocks.filter(({ kind }) => kind === 'table').length,
    );
  });

  it('holds each figure of the strip as a number in the unit of the paper, with its mark and its ratios', () => {
    const sheet = sheetWith('摘要');
    const { figures, moneyUnit } = report.model;
    expect(column(sheet, '角码').map(({ v }) => v)).toEqual(figures.map(({ code }) => code));
    const [signed] = figures;
    expect(column(sheet, '本月')[0]).toMatchObject({
      t: 'n',
      v: (signed?.value ?? 0) / moneyUnit.minorPerUnit,
    });
    expect(column(sheet, '环比')[0]).toMatchObject({ v: signed?.monthOnMonth.ratio });
    expect(column(sheet, '环比')[0]?.f).toMatch(/^\(D\d+-E\d+\)\/E\d+$/u);
    expect(column(sheet, '同比')[0]?.f).toMatch(/^\(D\d+-G\d+\)\/G\d+$/u);
    expect(besides(sheet, '金额单位')?.v).toBe(moneyUnit.label);
  });

  it('reckons totals, shares and changes by formulas that give the printed figures', () => {
    expect(
      sheets().flatMap(([name, sheet]) => wrongFormulas(sheet).map((one) => ({ name, ...one }))),
    ).toEqual([]);
    const formulas = (text: string) => cellsOf(sheetWith(text)).flatMap(({ f }) => f ?? []);
    const signed = report.model.sections[0]?.blocks.find(({ title }) => title.includes('合同（按金额'));
    expect(formulas('合同（按金额').filter((f) => f.startsWith('SUM('))).toHaveLength(1);
    expect(signed).toBeDefined();
    // The rest row has no share of its own; the total has one.
    expect(formulas('合同（按金额').filter((f) => /^H\d+\/H\d+$/u.test(f))).toHaveLength(13);
    expect(formulas('案件').length).toBeGreaterThan(5);
    expect(formulas('故障').some((f) => /^SUM\(B\d+:B\d+\)\/SUM\(/u.test(f))).toBe(true);
    expect(formulas('近 12 个月')).toHaveLength(1);
  });

  it('runs nothing that somebody wrote, and is refused to whom the report is', () => {
    const written = sheets().flatMap(([, sheet]) => cellsOf(sheet).filter(({ v }) => v === '=江海船厂'));
    expect(written.length).toBeGreaterThan(0);
    for (const cell of written) expect(cell).toMatchObject({ t: 's', z: '@' });
    made.store.writeNow(made.actors.administrator, (w) =>
      saveMask(w, { role: 'sales', field: 'orders.amounts', level: 'hidden' }),
    );
    expect(() => made.store.read(made.actors.sales, (r) => documentWorkbook(r, ASKED))).toThrow(
      expect.objectContaining({ code: 'FIELD_MASKED' }),
    );
  });

  it('an issued report leaves as it was issued, under its number', () => {
    const { issued } = made.store.writeNow(made.actors.manager, (w) => issueMonthlyReport(w, MONTH));
    made.store.writeNow(made.actors.manager, (w) => {
      importCase(w, { reportedOn: '2026-05-09', title: '后补', product: '锚绞机' });
    });
    const again = made.store.read(made.actors.manager, (r) =>
      documentWorkbook(r, { asked: { document: 'monthly-report', issued: issued?.id ?? '' } }),
    );
    expect(again.name).toBe(`经营与售后月报 2026-05 ${issued?.no}`);
    const summary = again.sheets[0]?.lines.flatMap(({ cells }) => cells) ?? [];
    expect(summary.map(({ value }) => value)).toContain(issued?.modelHash);
  });
});
