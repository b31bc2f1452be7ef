import { BASE_CURRENCY, lineAmounts } from '#contract/orders/amounts.ts';
import type { OrderDetail, OrderLineRow } from '#contract/orders/orders.schema.ts';
import { getOrder } from '#db/slices/orders/orders.service.ts';
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
import { DocumentSheet, type TableColumn } from './document-sheet.ts';
import type { DocumentWorkbook } from './document-workbook.ts';
import { addShipments } from './shipments-table.ts';

interface Column extends TableColumn {
  width: number;
  isMoney?: boolean;
  /** Left out where no line has it. */
  of?: (line: OrderLineRow) => unknown;
}

const SECOND_FACT = 3;

function columnsOf({ words, sees }: DocumentCall, order: OrderDetail): Column[] {
  const { order: own } = words;
  const { line } = own;
  const price = order.pricesIncludeTax ? own.withTax : own.withoutTax;
  const columns: Column[] = [
    { key: 'no', header: line.no, width: 14 },
    { key: 'product', header: line.product, width: 26 },
    { key: 'model', header: line.model, width: 16 },
    { key: 'quantity', header: line.quantity, width: 14 },
    { key: 'uom', header: line.uom, width: 8 },
    { key: 'price', header: price, width: 15, isMoney: true },
    { key: 'net', header: own.net, width: 16, isMoney: true },
    { key: 'taxRate', header: line.taxRate, width: 9, isMoney: true },
    { key: 'tax', header: own.tax, width: 14, isMoney: true },
    { key: 'gross', header: own.gross, width: 16, isMoney: true },
    { key: 'shipped', header: line.shipped, width: 9 },
    { key: 'dueOn', header: own.dueOn, width: 12 },
    { key: 'hullNo', header: line.hullNo, width: 12, of: (one) => one.hullNo },
    { key: 'site', header: words.site, width: 14, of: (one) => one.siteName },
    { key: 'worksOrderNo', header: line.worksOrderNo, width: 13, of: (one) => one.worksOrderNo },
    { key: 'note', header: words.note, width: 18, of: (one) => one.note },
  ];
  return columns.filter(
    ({ isMoney, of }) => (!isMoney || sees('orders.amounts')) && (!of || order.lines.some(of)),
  );
}

/** Amounts of a line by the rule of the order; what an old ledger brought otherwise stays as it is printed. */
function lineMoney(order: OrderDetail, line: OrderLineRow, at: (key: string) => string) {
  const money = (minor: number | null) => moneyCell(minor, order.currency);
  const { priceMinor } = line;
  const rule = priceMinor === null ? null : lineAmounts({ ...line, priceMinor }, order.pricesIncludeTax);
  const isReckoned =
    rule?.netMinor === line.netMinor &&
    rule.taxMinor === line.taxMinor &&
    rule.grossMinor === line.grossMinor;
  const product = `ROUND(${at('quantity')}*${at('price')},2)`;
  const formulas = order.pricesIncludeTax
    ? {
        net: `ROUND(${at('gross')}/(1+${at('taxRate')}),2)`,
        tax: `${at('gross')}-${at('net')}`,
        gross: product,
      }
    : {
        net: product,
        tax: `ROUND(${at('net')}*${at('taxRate')},2)`,
        gross: `${at('net')}+${at('tax')}`,
      };
  return {
    price: money(priceMinor),
    taxRate: rateCell(line.taxBp),
    net: reckoned(money(line.netMinor), formulas.net, isReckoned),
    tax: reckoned(money(line.taxMinor), formulas.tax, isReckoned),
    gross: reckoned(money(line.grossMinor), formulas.gross, isReckoned),
  };
}

function lineCells(order: OrderDetail, line: OrderLineRow) {
  return (at: (key: string) => string): Record<string, Cell> => ({
    no: numberCell(line.lineNo),
    product: textCell(line.product),
    model: textCell(line.model),
    quantity: quantityCell(line.quantity),
    uom: textCell(line.uom),
    ...lineMoney(order, line, at),
    shipped: quantityCell(line.shippedQuantity),
    dueOn: dateCell(line.dueOn ?? order.dueOn),
    hullNo: textCell(line.hullNo),
    site: textCell(line.siteName),
    worksOrderNo: textCell(line.worksOrderNo),
    note: textCell(line.note),
  });
}

/** The sums of the order, as sums of its lines where they are that. */
function totalCells({ words, sees }: DocumentCall, order: OrderDetail) {
  return (all: (key: string) => string): Record<string, Cell> => {
    if (!sees('orders.amounts')) return { product: textCell(words.total) };
    const sum = (key: 'net' | 'tax' | 'gross', minor: number, of: (line: OrderLineRow) => number) => {
      const isSum = order.lines.reduce((total, line) => total + of(line), 0) === minor;
      return reckoned(moneyCell(minor, order.currency), `SUM(${all(key)})`, isSum);
    };
    return {
      product: textCell(words.total),
      net: sum('net', order.netMinor, (line) => line.netMinor),
      tax: sum('tax', order.taxMinor, (line) => line.taxMinor),
      gross: sum('gross', order.grossMinor, (line) => line.grossMinor),
    };
  };
}

function addHead(sheet: DocumentSheet, { words, factory, sees }: DocumentCall, order: OrderDetail): void {
  const own = words.order;
  const isForeign = order.currency !== BASE_CURRENCY && sees('orders.amounts');
  const letter = [order.specificationNo, order.specificationLetter].filter(Boolean).join(' ');
  sheet.letterhead(factory, own.title);
  sheet.facts([
    [own.no, textCell(order.no)],
    [own.orderedOn, dateCell(order.orderedOn)],
    [words.party, textCell(order.partyName)],
    [own.customerOrderNo, textCell(order.customerOrderNo)],
    [own.shipowner, textCell(order.shipownerName)],
    [own.sourceNo, textCell(order.sourceNo === order.no ? null : order.sourceNo)],
    [own.specification, textCell(letter)],
    [words.state, textCell(order.voidedAt === null ? own.states[order.state] : words.voided)],
    [own.owner, textCell(order.ownerName ?? order.salesperson)],
    [words.currency, textCell(order.currency)],
    [own.dueOn, dateCell(order.dueOn)],
    [own.shippedOn, dateCell(order.shippedOn)],
    [own.acceptedOn, dateCell(order.acceptedOn)],
    [own.closedOn, dateCell(order.closedOn)],
    ...(isForeign
      ? [
          [own.rate, numberCell(order.rateE6 / 1_000_000, '0.0#####')] as const,
          [own.base, moneyCell(order.baseMinor, BASE_CURRENCY)] as const,
        ]
      : []),
  ]);
  sheet.told(own.overridden, order.overrideReason);
  sheet.told(words.note, order.note);
}

/** An order: its head, its lines with quantity × price, tax and sums as formulas, and what was shipped. */
export function orderDocument(call: DocumentCall, id: string): DocumentWorkbook {
  const order = getOrder(call.r, id);
  const columns = columnsOf(call, order);
  const sheet = new DocumentSheet({
    name: order.no,
    widths: columns.map(({ width }) => width),
    secondFact: SECOND_FACT,
    isLandscape: true,
  });
  addHead(sheet, call, order);
  sheet.gap();
  sheet.table({
    columns,
    rows: order.lines.map((line) => lineCells(order, line)),
    total: totalCells(call, order),
    empty: call.words.empty,
  });
  addShipments(sheet, call, order);
  return { name: order.no, sheets: [sheet] };
}
