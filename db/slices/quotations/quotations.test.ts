import { describe, expect, it } from 'vitest';
import type { YearRowsInput } from '#contract/quotations/quotations.contract.ts';
import { broken, harbourOfFile } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase } from '#db/slices/service-cases/service-cases.service.ts';
import { judgedCase, moveCase } from '#db/slices/service-cases/shown-cases.fixture.ts';
import { addIncome, incomeYearOf, incomeYearRows, quotedAndReceived } from './incomes.service.ts';
import {
  answerQuotation,
  discardQuotation,
  draftQuotation,
  listQuotations,
  sendQuotation,
} from './quotations.service.ts';

const { write, read } = harbourOfFile();

const line = (priceMinor: number) => ({
  kind: 'labour' as const,
  text: '上船服务',
  quantity: 1000,
  uom: '次',
  priceMinor,
});

const paidCase = (title: string): string => write((w) => judgedCase(w, 'paid', { title })).id;
const draft = (caseId: string, priceMinor: number, taxBp = 600) =>
  write((w) => draftQuotation(w, { caseId, lines: [line(priceMinor)], taxBp }));
function quote(caseId: string, priceMinor: number, isConfirmed: boolean) {
  const made = draft(caseId, priceMinor);
  const sent = write((w) => sendQuotation(w, { id: made.id, version: 1 }));
  return write((w) => answerQuotation(w, { id: sent.id, version: 2, isConfirmed, by: '机务 王' }));
}
const letters = (caseId: string) =>
  read((r) => quotedAndReceived(r, caseId).quotations.map((one) => [one.letter, one.state]));
const stateOf = (caseId: string) => read((r) => getCase(r, caseId).state);

describe('C37 quotations of a case', () => {
  it('taxes at the rate that was chosen', () => {
    expect(draft(paidCase('服务费'), 100_000)).toMatchObject({
      taxBp: 600,
      taxMinor: 6_000,
      grossMinor: 106_000,
    });
  });

  it('keeps the confirmed letter valid until the next one is confirmed', () => {
    const caseId = paidCase('改报价');
    quote(caseId, 100_000, true);
    const next = draft(caseId, 90_000);
    expect(letters(caseId)).toEqual([
      ['B', 'draft'],
      ['A', 'confirmed'],
    ]);
    write((w) => sendQuotation(w, { id: next.id, version: 1 }));
    expect([stateOf(caseId), letters(caseId)]).toEqual([
      'quote_confirmed',
      [
        ['B', 'sent'],
        ['A', 'confirmed'],
      ],
    ]);
    const answer = { id: next.id, version: 2, by: '机务 王' };
    write((w) => answerQuotation(w, { ...answer, isConfirmed: true }));
    expect(letters(caseId)).toEqual([
      ['B', 'confirmed'],
      ['A', 'superseded'],
    ]);
  });

  it('leaves the confirmed letter in force when the next one is declined', () => {
    const caseId = paidCase('加价被拒');
    quote(caseId, 100_000, true);
    quote(caseId, 150_000, false);
    expect([stateOf(caseId), letters(caseId)]).toEqual([
      'quote_confirmed',
      [
        ['B', 'declined'],
        ['A', 'confirmed'],
      ],
    ]);
  });

  it('throws a draft away and never gives its letter again; what was sent stays', () => {
    const caseId = paidCase('丢弃');
    const first = quote(caseId, 100_000, true);
    const second = draft(caseId, 80_000);
    write((w) => discardQuotation(w, { id: second.id, version: 1 }));
    expect(letters(caseId)).toEqual([['A', 'confirmed']]);
    expect(read((r) => listQuotations(r, {}).rows.some((one) => one.id === second.id))).toBe(false);
    expect(draft(caseId, 70_000)).toMatchObject({ no: first.no, letter: 'C' });
    const sent = () => write((w) => discardQuotation(w, { id: first.id, version: first.version }));
    expect(broken(sent).rule).toBe('revision_immutable');
  });

  it('quotes further work beside the confirmed quotation once work runs', () => {
    const caseId = paidCase('补充报价');
    const first = quote(caseId, 100_000, true);
    const { version } = read((r) => getCase(r, caseId));
    write((w) => moveCase(w, { id: caseId, version, toState: 'in_progress' }));
    const more = quote(caseId, 30_000, true);
    expect(more.no).not.toBe(first.no);
    expect([stateOf(caseId), letters(caseId)]).toEqual([
      'in_progress',
      [
        ['A', 'confirmed'],
        ['A', 'confirmed'],
      ],
    ]);
  });
});

it('C37 every figure of the year is the sum of its rows, a number quoted once however many letters it has', () => {
  const caseId = paidCase('收入');
  const first = quote(caseId, 200_000, true);
  write((w) =>
    addIncome(w, { caseId, quotationId: first.id, amountMinor: 50_000, receivedOn: '2026-03-04' }),
  );
  quote(caseId, 180_000, true);
  const year = read((r) => incomeYearOf(r, 2026));
  const sum = (what: YearRowsInput['what'], month?: string) =>
    read((r) => incomeYearRows(r, { year: 2026, what, ...(month ? { month } : {}) })).reduce(
      (total, one) => total + one.amountMinor,
      0,
    );
  expect([sum('income'), sum('quoted'), sum('confirmed'), sum('open')]).toEqual([
    year.incomeMinor,
    year.quotedMinor,
    year.confirmedMinor,
    year.openMinor,
  ]);
  expect(sum('income', '2026-03')).toBe(50_000);
  const mine = read((r) => incomeYearRows(r, { year: 2026, what: 'open' })).filter(
    (one) => one.caseId === caseId,
  );
  expect(mine.map((one) => one.amountMinor)).toEqual([190_800 - 50_000]);
});
