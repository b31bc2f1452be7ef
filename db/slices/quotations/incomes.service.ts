import type { z } from 'zod';
import { inputInvalid } from '#contract/kit/errors.ts';
import type {
  IncomeRow,
  IncomeYear,
  incomeAdd,
  targetSave,
  YearRow,
  YearRowsInput,
} from '#contract/quotations/quotations.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import { requireCase } from '#db/slices/service-cases/case-record.service.ts';
import { setCaseMoney } from '#db/slices/service-cases/case-work.service.ts';
import { incomeMonths, quotedInYear, yearRows } from './income-year.repo.ts';
import {
  incomeSum,
  incomesOfCase,
  insertIncome,
  putTarget,
  quotations,
  quotationsOfCase,
  targetOf,
} from './quotations.repo.ts';

/** Everything about money of a paid case: letters of the quotation and what came in. */
export function quotedAndReceived(r: ReadContext, caseId: string) {
  return { quotations: quotationsOfCase(r.db, caseId), incomes: incomesOfCase(r.db, caseId) };
}

/** Books money received for a case; the case's income is the sum of its entries. Corrected by a negative entry. */
export function addIncome(w: WriteContext, input: z.infer<typeof incomeAdd>): IncomeRow {
  const owner = requireCase(w, input.caseId);
  if (input.amountMinor === 0) throw inputInvalid('amountMinor', 'required');
  const quotationId = input.quotationId ?? null;
  if (quotationId !== null) {
    const quotation = requireRow(quotations.find(w.db, quotationId), 'quotations', quotationId);
    if (quotation.caseId !== owner.id) throw inputInvalid('quotationId', 'not_found');
  }
  const row = {
    id: w.newId(),
    caseId: owner.id,
    quotationId,
    receivedOn: input.receivedOn ?? w.today,
    amountMinor: input.amountMinor,
    note: input.note ?? null,
    createdAt: w.at,
    createdBy: w.actor.userId,
  };
  const sum = incomeSum(w.db, owner.id) + input.amountMinor;
  if (sum < 0) throw inputInvalid('amountMinor', 'too_small', { minimum: input.amountMinor - sum });
  insertIncome(w.db, row);
  w.log({ entity: 'quotations', id: row.id, action: 'create', after: row });
  setCaseMoney(w, owner.id, { incomeMinor: sum });
  return requireRow(
    incomesOfCase(w.db, owner.id).find((one) => one.id === row.id),
    'incomes',
    row.id,
  );
}

/**
 * Value-added service of a calendar year: income received against the target, quotations sent in the year, and what is
 * confirmed but not received. Minor units of the base currency; attainment in basis points, null without a target.
 */
export function incomeYearOf(r: ReadContext, year: number): IncomeYear {
  const found = new Map(incomeMonths(r.db, year).map((one) => [one.month, one.incomeMinor]));
  const months = Array.from({ length: 12 }, (_, i) => {
    const month = `${year}-${String(i + 1).padStart(2, '0')}`;
    return { month, incomeMinor: found.get(month) ?? 0 };
  });
  const incomeMinor = months.reduce((sum, one) => sum + one.incomeMinor, 0);
  const targetMinor = targetOf(r.db, year) ?? null;
  const quoted = quotedInYear(r.db, year);
  return {
    year,
    targetMinor,
    incomeMinor,
    attainmentBp: targetMinor ? Math.round((incomeMinor / targetMinor) * 10_000) : null,
    quotedMinor: quoted?.quoted ?? 0,
    confirmedMinor: quoted?.confirmed ?? 0,
    openMinor: quoted?.open ?? 0,
    months,
  };
}

/** The entries behind a figure of the year, or of one month of it; their sum is the figure. */
export function incomeYearRows(r: ReadContext, input: YearRowsInput): YearRow[] {
  return yearRows(r.db, input);
}

export function setIncomeTarget(w: WriteContext, input: z.infer<typeof targetSave>): IncomeYear {
  const before = targetOf(w.db, input.year) ?? null;
  putTarget(w.db, input.year, input.amountMinor);
  w.log({
    entity: 'quotations',
    id: `target/${input.year}`,
    action: 'update',
    before: { amountMinor: before },
    after: { amountMinor: input.amountMinor },
  });
  return incomeYearOf(w, input.year);
}
