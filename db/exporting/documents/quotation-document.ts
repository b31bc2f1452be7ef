import { capitalAmount } from '#contract/kit/capital-amount.ts';
import { BASE_CURRENCY, mulDiv } from '#contract/orders/amounts.ts';
import { quotationSums } from '#contract/quotations/quotation-sums.ts';
import type { QuotationRow } from '#contract/quotations/quotations.contract.ts';
import { getQuotation } from '#db/slices/quotations/quotations.service.ts';
import {
  type Cell,
  dateCell,
  moneyCell,
  numberCell,
  quantityCell,
  rateCell,
  reckoned,
  textCell,
} from './cells.ts';
import type { DocumentCall } from './document-call.ts';
import { DocumentSheet } from './document-sheet.ts';
import type { DocumentWorkbook } from './document-workbook.ts';

const COLUMNS = [
  { key: 'no', width: 14 },
  { key: 'kind', width: 16 },
  { key: 'text', width: 34 },
  { key: 'quantity', width: 11 },
  { key: 'uom', width: 9 },
  { key: 'price', width: 16, isMoney: true },
  { key: 'amount', width: 17, isMoney: true },
];
const SECOND_FACT = 3;
const AMOUNT_AT = 6;
const THOUSANDTHS = 1000;

type Line = QuotationRow['lines'][number];

/** Address of a fact that a formula names. */
interface Tax {
  cell: Cell;
  at: string;
}

function lineCells({ words, sees }: DocumentCall, row: QuotationRow, line: Line, i: number) {
  return (at: (key: string) => string): Record<string, Cell> => {
    const known = {
      no: numberCell(i + 1),
      kind: textCell(words.quotation.kinds[line.kind]),
      text: textCell(line.text),
      quantity: quantityCell(line.quantity),
      uom: textCell(line.uom),
    };
    if (!sees('quotations.amounts')) return known;
    const net = mulDiv(line.priceMinor, line.quantity, THOUSANDTHS);
    const formula = `ROUND(${at('quantity')}*${at('price')},2)`;
    return {
      ...known,
      price: moneyCell(line.priceMinor, row.currency),
      amount: reckoned(moneyCell(net, row.currency), formula, true),
    };
  };
}

/** Net, tax of the sum, gross: each from the one before, where the stored sums are those of the lines. */
function addSums(
  sheet: DocumentSheet,
  { words }: DocumentCall,
  row: QuotationRow,
  all: (key: string) => string,
  tax: Tax,
): void {
  const own = words.quotation;
  const money = (minor: number) => moneyCell(minor, row.currency);
  const sums = quotationSums(row.lines, row.taxBp);
  const isRule =
    sums.netMinor === row.netMinor && sums.taxMinor === row.taxMinor && sums.grossMinor === row.grossMinor;
  const at = `G${sheet.nextLine}`;
  const next = `G${sheet.nextLine + 1}`;
  sheet.sums(AMOUNT_AT, [
    [own.net, reckoned(money(row.netMinor), `SUM(${all('amount')})`, isRule)],
    [own.taxSum, reckoned(money(row.taxMinor), `ROUND(${at}*${tax.at},2)`, isRule)],
    [own.gross, reckoned(money(row.grossMinor), `${at}+${next}`, isRule)],
  ]);
  if (row.currency === BASE_CURRENCY) sheet.told(words.capitals, capitalAmount(row.grossMinor));
}

/** Head of the quotation; returns where its tax rate stands. */
function addHead(sheet: DocumentSheet, { words, factory }: DocumentCall, row: QuotationRow): Tax {
  const own = words.quotation;
  const cell = rateCell(row.taxBp);
  sheet.letterhead(factory, own.title);
  const at = `B${sheet.nextLine}`;
  sheet.facts([
    [own.tax, cell],
    [words.currency, textCell(row.currency)],
    [own.no, textCell(row.no + row.letter)],
    [own.sentOn, dateCell(row.sentOn)],
    [words.party, textCell(row.partyName)],
    [words.site, textCell(row.siteName)],
    [own.case, textCell(`${row.caseNo} ${row.caseTitle}`)],
    [own.unit, textCell(row.barcode)],
    [own.validUntil, dateCell(row.validUntil)],
    [words.state, textCell(row.voidedAt === null ? own.states[row.state] : words.voided)],
  ]);
  return { cell, at };
}

/** 服务报价单: what the work costs, quantity × price by line, without and with tax. */
export function quotationDocument(call: DocumentCall, id: string): DocumentWorkbook {
  const row = getQuotation(call.r, id);
  const { words } = call;
  const own = words.quotation;
  const name = row.no + row.letter;
  const seesMoney = call.sees('quotations.amounts');
  const headers = { ...own, no: own.line, quantity: words.part.quantity, uom: words.part.uom };
  const columns = COLUMNS.filter(({ isMoney }) => !isMoney || seesMoney);
  const sheet = new DocumentSheet({
    name,
    widths: columns.map(({ width }) => width),
    secondFact: SECOND_FACT,
  });
  const tax = addHead(sheet, call, row);
  sheet.gap();
  const all = sheet.table({
    columns: columns.map(({ key }) => ({ key, header: String(Reflect.get(headers, key)) })),
    rows: row.lines.map((line, i) => lineCells(call, row, line, i)),
    empty: words.empty,
  });
  if (seesMoney) addSums(sheet, call, row, all, tax);
  sheet.told(own.terms, row.terms);
  sheet.signatures(own.maker, own.customer);
  return { name, sheets: [sheet] };
}
