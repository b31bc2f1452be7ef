import { closeSync, existsSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '#db/sample/calendar.ts';
import { CASE_WORDS } from '#db/sample/case-words.ts';
import { SAMPLE_PARTS, SAMPLE_PRODUCTS } from '#db/sample/catalogue.ts';
import { SAMPLE_PARTIES } from '#db/sample/parties-of-trade.ts';
import { personName, phoneNumber } from '#db/sample/people.ts';
import { Random } from '#db/sample/random.ts';
import type { WorkloadSize } from './options.ts';
import { WORKLOAD_TODAY } from './workload.ts';

const SIZES = {
  S: {
    customer: 500,
    product: 200,
    market_info: 2000,
    sales_order: 2000,
    order_line: 6000,
    part: 20_000,
    part_event: 40_000,
    service_case: 5000,
  },
  M: {
    customer: 5000,
    product: 200,
    market_info: 20_000,
    sales_order: 20_000,
    order_line: 60_000,
    part: 200_000,
    part_event: 400_000,
    service_case: 50_000,
  },
} as const;
type Size = keyof typeof SIZES;

const SEED = 7_031_977;
const DAYS = 5 * 365;
const ORDER_STATES = [
  ['draft', 5],
  ['confirmed', 10],
  ['shipped', 30],
  ['closed', 50],
  ['cancelled', 5],
] as const;
const CASE_STATES = ['open', 'dispatched', 'waiting_part', 'closed'] as const;
const WORDS = { two_common: '漏油', two_rare: '啸叫', four_common: '轴承异响', four_rare: '绝缘击穿' };

/** A day of the five years, and one of the buyers with the usual skew: a tenth of them place a third of the orders. */
class Draw extends Random {
  day(): string {
    return addDays(WORKLOAD_TODAY, -this.int(0, DAYS - 1));
  }
  customer(count: number): number {
    return 1 + Math.floor(count * this.next() ** 2);
  }
  story(): string {
    const words = this.pick(Object.values(CASE_WORDS));
    const x = this.next();
    const special =
      x < 0.03
        ? WORDS.two_common
        : x < 0.05
          ? WORDS.four_common
          : x < 0.0503
            ? WORDS.two_rare
            : x < 0.0506
              ? WORDS.four_rare
              : '';
    return `${this.pick(words.stories)}${special}${special ? '，' : ''}${this.pick(words.findings)}`;
  }
}

type Rows = Record<string, (d: Draw, i: number, n: (typeof SIZES)[Size]) => object>;

/** The sample factory's words and products at the workload's sizes and shape. */
const TABLES: Rows = {
  customer: (d, i) => ({
    id: i,
    code: `C${i}`,
    name: `${d.pick(SAMPLE_PARTIES).name}${String(i).padStart(4, '0')}`,
    region: '华东',
    industry: '船舶',
    contact: personName(d),
    phone: phoneNumber(d),
    created_on: addDays(WORKLOAD_TODAY, -DAYS),
  }),
  product: (_d, i) => ({
    id: i,
    code: `${SAMPLE_PRODUCTS[i % SAMPLE_PRODUCTS.length]?.code}-${i}`,
    name: `${SAMPLE_PRODUCTS[i % SAMPLE_PRODUCTS.length]?.name}-${i}`,
    line: SAMPLE_PRODUCTS[i % SAMPLE_PRODUCTS.length]?.family,
  }),
  market_info: (d, i, n) => ({
    id: i,
    no: `MI${String(i).padStart(7, '0')}`,
    customer_id: d.int(1, n.customer),
    kind: '询价',
    source: '拜访',
    recorded_on: d.day(),
    title: `${d.pick(SAMPLE_PRODUCTS).name}项目`,
    content: d.story(),
    est_amount_cents: d.int(1, 5000) * 10_000,
    status: d.pick(['新建', '跟进', '转订单', '关闭']),
  }),
  sales_order: (d, i, n) => ({
    id: i,
    no: `SO${String(i).padStart(7, '0')}`,
    customer_id: d.customer(n.customer),
    status: d.weighted(ORDER_STATES),
    order_date: addDays(WORKLOAD_TODAY, -DAYS + Math.floor((i / n.sales_order) * DAYS)),
    amount_cents: 0,
    salesperson: `S${d.int(1, 40)}`,
  }),
  order_line: (d, i, n) => {
    const per = n.order_line / n.sales_order;
    const orderId = 1 + Math.floor((i - 1) / per);
    const qty = d.int(1, 20);
    const price = d.int(50, 20_000) * 100;
    return {
      id: i,
      order_id: orderId,
      line_no: i - (orderId - 1) * per,
      product_id: d.int(1, n.product),
      qty,
      unit_price_cents: price,
      amount_cents: qty * price,
    };
  },
  part: (d, i, n) => ({
    id: i,
    barcode: `BJ${String((i * 48_271) % 2_147_483_647).padStart(10, '0')}`,
    part_type: d.pick(SAMPLE_PARTS).name,
    product_id: d.int(1, n.product),
    order_line_id: d.int(1, n.order_line),
    made_on: d.day(),
    status: 'in_use',
  }),
  part_event: (d, i, n) => ({
    id: i,
    part_id: 1 + Math.floor(((i - 1) * n.part) / n.part_event),
    kind: d.pick(['made', 'tested', 'inspected', 'repaired']),
    at: `${d.day()}T${String(d.int(0, 23)).padStart(2, '0')}:30`,
    place: '装配车间',
    operator: personName(d),
    note: '',
  }),
  service_case: (d, i, n) => ({
    id: i,
    no: `AS${String(i).padStart(7, '0')}`,
    customer_id: d.int(1, n.customer),
    part_id: d.int(1, n.part),
    part_type: d.pick(SAMPLE_PARTS).name,
    fault: d.pick(['渗漏', '磨损', '断裂', '振动超标']),
    severity: d.pick(['一般', '重要', '紧急']),
    status: d.pick(CASE_STATES),
    opened_on: d.day(),
    closed_on: null,
    title: d.pick(d.pick(Object.values(CASE_WORDS)).titles),
    description: d.story(),
  }),
  import10k: (d, i, n) => ({
    id: n.market_info + i,
    no: `IM${String(i).padStart(7, '0')}`,
    customer_id: d.int(1, n.customer),
    kind: '询价',
    source: '电话',
    recorded_on: WORKLOAD_TODAY,
    title: `${d.pick(SAMPLE_PRODUCTS).name}项目`,
    content: d.story(),
    est_amount_cents: d.int(1, 5000) * 10_000,
    status: '新建',
  }),
};

function writeTable(folder: string, table: string, count: number, make: (i: number) => object): void {
  const file = openSync(join(folder, `${table}.ndjson`), 'w');
  for (let i = 1; i <= count; i += 1) writeSync(file, `${JSON.stringify(make(i))}\n`);
  closeSync(file);
}

/** Writes the workload once per machine and size into the temporary folder and returns where. */
export async function ownWorkload(name: WorkloadSize): Promise<string> {
  const n = SIZES[name];
  const folder = join(tmpdir(), `millwright-workload-${name}`);
  if (existsSync(join(folder, 'ops.json'))) return folder;
  mkdirSync(folder, { recursive: true });
  for (const [table, make] of Object.entries(TABLES)) {
    const draw = new Draw(SEED + table.length * 7919);
    writeTable(folder, table, table === 'import10k' ? 10_000 : n[table as keyof typeof n], (i) =>
      make(draw, i, n),
    );
  }
  const d = new Draw(SEED);
  const newOrders = Array.from({ length: 200 }, (_, i) => ({
    no: `NO${i}`,
    customer_id: d.int(1, n.customer),
    order_date: WORKLOAD_TODAY,
    lines: [0, 1, 2].map(() => ({
      product_id: d.int(1, n.product),
      qty: d.int(1, 9),
      unit_price_cents: d.int(1, 900) * 100,
    })),
  }));
  const lists = Array.from({ length: 200 }, () => ({
    customer_id: 1 + Math.floor(n.customer * d.next() ** 2 * 0.1),
    status: d.pick(['shipped', 'closed', 'confirmed']),
    from: '2022-07-01',
    to: '2024-06-30',
  }));
  const barcodes = Array.from(
    { length: 500 },
    () => `BJ${String((d.int(1, n.part) * 48_271) % 2_147_483_647).padStart(10, '0')}`,
  );
  writeFileSync(
    join(folder, 'ops.json'),
    JSON.stringify({ size: name, newOrders, lists, barcodes, words: WORDS }),
  );
  return folder;
}
