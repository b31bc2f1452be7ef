import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Rows of the workload's files (one NDJSON file a table); money in minor units, dates `YYYY-MM-DD`, ids 1…n. */
export interface CustomerLine {
  id: number;
  code: string;
  name: string;
  region: string;
  industry: string;
  contact: string;
  phone: string;
  created_on: string;
}
export interface ProductLine {
  id: number;
  code: string;
  name: string;
  line: string;
}
export interface MarketLine {
  id: number;
  no: string;
  customer_id: number;
  kind: string;
  source: string;
  recorded_on: string;
  title: string;
  content: string;
  est_amount_cents: number;
  status: string;
}
export interface OrderHeadLine {
  id: number;
  no: string;
  customer_id: number;
  status: string;
  order_date: string;
  amount_cents: number;
  salesperson: string;
}
export interface OrderItemLine {
  id: number;
  order_id: number;
  line_no: number;
  product_id: number;
  qty: number;
  unit_price_cents: number;
  amount_cents: number;
}
export interface PartLine {
  id: number;
  barcode: string;
  part_type: string;
  product_id: number;
  order_line_id: number;
  made_on: string;
  status: string;
}
export interface PartEventLine {
  id: number;
  part_id: number;
  kind: string;
  at: string;
  place: string;
  operator: string;
  note: string;
}
export interface CaseLine {
  id: number;
  no: string;
  customer_id: number;
  part_id: number;
  part_type: string;
  fault: string;
  severity: string;
  status: string;
  opened_on: string;
  closed_on: string | null;
  title: string;
  description: string;
}

export interface Ops {
  size: string;
  newOrders: {
    no: string;
    customer_id: number;
    order_date: string;
    lines: { product_id: number; qty: number; unit_price_cents: number }[];
  }[];
  lists: { customer_id: number; status: string; from: string; to: string }[];
  barcodes: string[];
  words: Record<string, string>;
}

export function readOps(folder: string): Ops {
  return JSON.parse(readFileSync(join(folder, 'ops.json'), 'utf8')) as Ops;
}

/** Lines of one file, one at a time. */
export async function* readLines<T>(folder: string, table: string): AsyncGenerator<T> {
  const input = createReadStream(join(folder, `${table}.ndjson`), 'utf8');
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield JSON.parse(line) as T;
  }
}

/** The workload's day: its last orders are from then. */
export const WORKLOAD_TODAY = '2026-06-30';

/** Words of the workload as ours. */
export const ORDER_STATE = {
  draft: 'draft',
  confirmed: 'in_force',
  shipped: 'shipped',
  closed: 'closed',
  cancelled: 'terminated',
} as const;
export const CASE_STATE = {
  open: 'received',
  dispatched: 'dispatched',
  waiting_part: 'in_progress',
  closed: 'closed',
} as const;
export const SEVERITY = { 一般: 'normal', 重要: 'major', 紧急: 'critical' } as const;
export const MARKET_STAGE = {
  新建: 'tracking',
  跟踪: 'tracking',
  跟进: 'technical_exchange',
  转订单: 'quoted',
  关闭: 'shelved',
} as const;
