import type { ImportResult } from '#contract/imports/imports.schema.ts';
import type { OrderMonths } from '#contract/insights/insights.schema.ts';
import type { OrderRow } from '#contract/orders/orders.schema.ts';
import {
  allRows,
  countsOf,
  expectation,
  inOrder,
  type LedgerFactory,
  request,
  withFactory,
  withinCent,
} from './ledger-factory.ts';
import { compareFigures, compareTexts, type ReferenceCase } from './reference-case.ts';

interface LedgerFacts {
  lines: number;
  orders: number;
  customers: number;
  date_min: string;
  date_max: string;
  amount_total: number;
  monthly: Array<{ month: string; amount: number; orders: number; customers: number }>;
}

interface StoredLedger {
  result: ImportResult;
  orders: OrderRow[];
  months: OrderMonths;
}

async function store({ client, bringIn }: LedgerFactory, path: string): Promise<StoredLedger> {
  const result = await bringIn(path, request('orders'));
  const orders = await allRows((input) => client.orders.list(input));
  return { result, orders, months: await client.insights.orderMonths({}) };
}

/** Exact sum of the orders, what rounding left off included, in currency units. */
function exactTotal(orders: readonly Pick<OrderRow, 'grossMinor' | 'grossRestE4'>[]): number {
  const millionths = orders.reduce(
    (sum, order) => sum + BigInt(order.grossMinor) * 10_000n + BigInt(order.grossRestE4),
    0n,
  );
  return Number(millionths) / 1e6;
}

function period(orders: readonly OrderRow[]): string {
  const days = orders.map((order) => order.orderedOn).sort();
  return `${days[0]}…${days.at(-1)}`;
}

/** Months that differ in amount by a hundredth, or in orders or customers at all. */
function monthsOff({ months }: OrderMonths, facts: LedgerFacts): string {
  const stored = new Map(months.map((month) => [month.month, month]));
  const off = facts.monthly.filter(({ month, amount, orders, customers }) => {
    const ours = stored.get(month);
    const isAmount = Math.abs((ours?.amountMinor ?? 0) / 100 - amount) <= 0.01;
    return !isAmount || (ours?.orders ?? 0) !== orders || (ours?.customers ?? 0) !== customers;
  });
  return off.map(({ month }) => month).join(' ');
}

function ledgerCases(
  name: string,
  { result, orders, months }: StoredLedger,
  facts: LedgerFacts,
): ReferenceCase[] {
  const numbers = new Set(orders.map((order) => order.sourceNo ?? order.id));
  const customers = new Set(orders.map((order) => order.partyId));
  return [
    compareFigures(`${name}: rows read`, result.read, facts.lines),
    compareFigures(`${name}: rows stored`, result.new, facts.lines),
    compareFigures(`${name}: order numbers`, numbers.size, facts.orders),
    compareFigures(`${name}: customers`, customers.size, facts.customers),
    compareFigures(`${name}: amount`, exactTotal(orders), facts.amount_total, withinCent(facts.amount_total)),
    compareTexts(`${name}: period`, period(orders), `${facts.date_min}…${facts.date_max}`),
    compareTexts(`${name}: months with another amount, orders or customers`, monthsOff(months, facts), ''),
  ];
}

async function orderLedger(
  dataDir: string,
  name: string,
  folder: string,
  file: string,
): Promise<ReferenceCase[]> {
  const facts = expectation<LedgerFacts>(dataDir, `${folder}/ledger.expected.json`);
  return withFactory(dataDir, async (factory) =>
    ledgerCases(name, await store(factory, `${folder}/${file}`), facts),
  );
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
  return withFactory(dataDir, async (factory) => {
    const { orders } = await store(factory, 'zh_valve_factory_xlsx/订单数据.xlsx');
    const details = await Promise.all(orders.map((order) => factory.client.orders.get({ id: order.id })));
    const byCustomer = Object.entries(facts.by_customer).map(([customer, amount]) => {
      const own = orders.filter((order) => order.partyName === customer);
      return compareFigures(`valve factory: ${customer}`, exactTotal(own), amount);
    });
    return [
      compareFigures('valve factory: orders', orders.length, facts.orders),
      compareFigures(
        'valve factory: amount',
        exactTotal(orders),
        facts.amount_total,
        withinCent(facts.amount_total),
      ),
      compareFigures(
        'valve factory: customers',
        new Set(orders.map((order) => order.partyId)).size,
        facts.customers,
      ),
      compareTexts(
        'valve factory: status as the ledger has it',
        countsOf(details.map((order) => order.extra?.['状态'])),
        inOrder(facts.status),
      ),
      compareTexts('valve factory: period', period(orders), `${facts.date_min}…${facts.date_max}`),
      ...byCustomer,
    ];
  });
}

/** Order ledgers brought in through the core, against totals computed independently of it. */
export async function importCases(dataDir: string): Promise<ReferenceCase[]> {
  return [
    ...(await orderLedger(dataDir, 'Northwind', 'northwind_orders', 'northwind_orders.csv')),
    ...(await orderLedger(dataDir, 'Superstore', 'zh_superstore_xls', '示例 - 超市.xls')),
    ...(await orderLedger(dataDir, 'RFM orders', 'rfm_package_orders', 'rfm_data_orders.csv')),
    ...(await valveFactory(dataDir)),
  ];
}
