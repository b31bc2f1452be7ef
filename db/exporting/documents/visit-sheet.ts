import { BASE_CURRENCY, mulDiv } from '#contract/orders/amounts.ts';
import type { VisitPartRow, VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { type Cell, dateCell, moneyCell, numberCell, quantityCell, reckoned, textCell } from './cells.ts';
import type { DocumentCall } from './document-call.ts';
import type { DocumentSheet } from './document-sheet.ts';

/** Columns of a case: those of its parts, with the visit they belong to before them. */
export const CASE_WIDTHS = [14, 24, 16, 17, 17, 14, 10, 8, 13, 14];
export const CASE_SECOND_FACT = 3;
const THOUSANDTHS = 1000;

export interface UsedPart extends VisitPartRow {
  seq: number;
}

/** What was replaced and used on visits, without what was taken back. */
export const partsOf = (visits: readonly VisitRow[]): UsedPart[] =>
  visits.flatMap(({ seq, parts }) => parts.filter((one) => !one.isCorrected).map((one) => ({ ...one, seq })));

const amountOf = ({ priceMinor, quantity }: UsedPart): number | null =>
  priceMinor === null ? null : mulDiv(priceMinor, quantity, THOUSANDTHS);

function partCells({ words, codeWord }: DocumentCall, part: UsedPart) {
  return (at: (key: string) => string): Record<string, Cell> => {
    const formula = `ROUND(${at('quantity')}*${at('price')},2)`;
    return {
      seq: numberCell(part.seq),
      name: textCell(part.part),
      position: textCell(codeWord('position', part.position)),
      removed: textCell(part.removedBarcode),
      installed: textCell(part.installedBarcode),
      fate: textCell(part.oldPartFate && words.part.fates[part.oldPartFate]),
      quantity: quantityCell(part.quantity),
      uom: textCell(part.uom),
      price: moneyCell(part.priceMinor, BASE_CURRENCY),
      amount: reckoned(moneyCell(amountOf(part), BASE_CURRENCY), formula, true),
    };
  };
}

/** Parts with what they cost, and the sum of that; no amounts for whoever may not see them. */
export function addParts(sheet: DocumentSheet, call: DocumentCall, parts: readonly UsedPart[]): void {
  const { words, sees } = call;
  const own = words.part;
  const amounts = parts.flatMap((part) => amountOf(part) ?? []);
  const money = [
    { key: 'price', header: own.price },
    { key: 'amount', header: own.amount },
  ];
  const total = moneyCell(
    amounts.reduce((sum, one) => sum + one, 0),
    BASE_CURRENCY,
  );
  sheet.table({
    columns: [
      { key: 'seq', header: words.visit.seq },
      { key: 'name', header: own.name },
      { key: 'position', header: own.position },
      { key: 'removed', header: own.removed },
      { key: 'installed', header: own.installed },
      { key: 'fate', header: own.fate },
      { key: 'quantity', header: own.quantity },
      { key: 'uom', header: own.uom },
      ...(sees('service-cases.cost') ? money : []),
    ],
    rows: parts.map((part) => partCells(call, part)),
    ...(sees('service-cases.cost') && amounts.length > 0
      ? {
          total: (all: (key: string) => string) => ({
            name: textCell(words.total),
            amount: reckoned(total, `SUM(${all('amount')})`, true),
          }),
        }
      : {}),
    empty: own.none,
  });
}

/** What a visit was: who, how long, what was found, the codes. */
export function addVisit(sheet: DocumentSheet, call: DocumentCall, visit: VisitRow): void {
  const { words, codeWord } = call;
  const own = words.visit;
  sheet.facts([
    [own.on, dateCell(visit.visitedOn)],
    [own.engineers, textCell(visit.engineers)],
    [words.case.cause, textCell(codeWord('cause', visit.causeCode))],
    [words.case.remedy, textCell(codeWord('remedy', visit.remedyCode))],
    [own.minutes, numberCell(visit.workMinutes)],
    [own.hours, numberCell(visit.runningHours)],
    [own.travelMinutes, numberCell(visit.travelMinutes)],
    [own.travelKm, numberCell(visit.travelKm)],
    [own.signatory, textCell(visit.customerSignatory)],
    [own.hash, textCell(visit.contentHash?.slice(0, 16))],
  ]);
  sheet.told(own.findings, visit.findings);
}
