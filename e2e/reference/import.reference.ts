import {
  countsOf,
  distinct,
  expectation,
  inOrder,
  moneyTotal,
  period,
  quantityTotal,
  type ReadLedger,
  readLedger,
  texts,
  withinCent,
} from './read-ledger.ts';
import { compareFigures, compareTexts, type ReferenceCase } from './reference-case.ts';

interface LedgerFacts {
  lines: number;
  orders: number;
  customers: number;
  date_min: string;
  date_max: string;
  amount_total: number;
  quantity_total?: number;
}

function ledgerCases(
  name: string,
  { analysis, rows }: ReadLedger,
  facts: LedgerFacts,
  customer: string,
): ReferenceCase[] {
  const numbers = texts(rows, 'orderNo');
  return [
    compareFigures(`${name}: rows read`, analysis.counts.read, facts.lines),
    compareFigures(`${name}: rows without an error`, analysis.counts.valid, facts.lines),
    compareFigures(
      `${name}: order numbers`,
      numbers.some((no) => no !== '') ? distinct(numbers) : rows.length,
      facts.orders,
    ),
    compareFigures(`${name}: customers`, distinct(texts(rows, customer)), facts.customers),
    compareFigures(
      `${name}: amount`,
      moneyTotal(rows, 'amount'),
      facts.amount_total,
      withinCent(facts.amount_total),
    ),
    compareTexts(`${name}: period`, period(texts(rows, 'signedOn')), `${facts.date_min}…${facts.date_max}`),
    ...(facts.quantity_total === undefined
      ? []
      : [compareFigures(`${name}: quantity`, quantityTotal(rows, 'quantity'), facts.quantity_total)]),
  ];
}

async function orderLedgers(dataDir: string): Promise<ReferenceCase[]> {
  const facts = (folder: string) => expectation<LedgerFacts>(dataDir, `${folder}/ledger.expected.json`);
  const northwind = await readLedger(dataDir, 'northwind_orders/northwind_orders.csv', 'orders');
  const superstore = await readLedger(dataDir, 'zh_superstore_xls/示例 - 超市.xls', 'orders');
  const rfm = await readLedger(dataDir, 'rfm_package_orders/rfm_data_orders.csv', 'orders');
  return [
    ...ledgerCases('Northwind', northwind, facts('northwind_orders'), 'customerCode'),
    ...ledgerCases('Superstore', superstore, facts('zh_superstore_xls'), 'customerCode'),
    compareTexts('Superstore: sheet chosen', superstore.analysis.plan.sheet, '订单'),
    ...ledgerCases('RFM orders', rfm, facts('rfm_package_orders'), 'customer'),
  ];
}

interface ValveFacts {
  orders: number;
  amount_total: number;
  customers: number;
  status: Record<string, number>;
  date_min: string;
  date_max: string;
  by_customer: Record<string, number>;
}

async function valveFactory(dataDir: string): Promise<ReferenceCase[]> {
  const facts = expectation<ValveFacts>(dataDir, 'zh_valve_factory_xlsx/import.expected.json');
  const { rows, analysis } = await readLedger(dataDir, 'zh_valve_factory_xlsx/订单数据.xlsx', 'orders');
  const byCustomer = Object.entries(facts.by_customer).map(([customer, amount]) =>
    compareFigures(
      `valve factory: ${customer}`,
      moneyTotal(
        rows.filter((row) => row.values['customer'] === customer),
        'amount',
      ),
      amount,
    ),
  );
  return [
    compareFigures('valve factory: orders', analysis.counts.valid, facts.orders),
    compareFigures(
      'valve factory: amount',
      moneyTotal(rows, 'amount'),
      facts.amount_total,
      withinCent(facts.amount_total),
    ),
    compareFigures('valve factory: customers', distinct(texts(rows, 'customer')), facts.customers),
    compareTexts('valve factory: status', countsOf(texts(rows, 'status')), inOrder(facts.status)),
    compareTexts(
      'valve factory: period',
      period(texts(rows, 'signedOn')),
      `${facts.date_min}…${facts.date_max}`,
    ),
    ...byCustomer,
  ];
}

/** Order ledgers read by the import, before anything is stored, against facts computed independently of it. */
export async function importCases(dataDir: string): Promise<ReferenceCase[]> {
  return [...(await orderLedgers(dataDir)), ...(await valveFactory(dataDir))];
}
