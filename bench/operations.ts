import type { Client } from './clients.ts';
import type { Loaded } from './load-workload.ts';
import { type Ops, ORDER_STATE } from './workload.ts';

type RawAll = (sql: string, params?: readonly (string | number)[]) => Record<string, unknown>[];

/** One measured operation: through the program, and as the bare query it comes down to. */
export interface Operation {
  op: string;
  /** Runs it once with the i-th parameters and returns the business keys it found. */
  ours(client: Client, i: number): Promise<string[]>;
  raw(all: RawAll, i: number): string[];
  runs: number;
}

const keys = (rows: readonly Record<string, unknown>[], key: string) => rows.map((row) => String(row[key]));
const newest = [{ column: 'orderedOn', direction: 'desc' as const }];
const ORDER_COLUMNS = 'o.no, o.ordered_on, o.gross_minor, o.state, p.name';
const ORDER_FROM = 'orders o JOIN parties p ON p.id = o.party_id';
const NEWEST = 'ORDER BY o.ordered_on DESC, o.id DESC';
const LIFE_EVENTS = 'SELECT type, at, place, operator, note FROM unit_events WHERE unit_id = ? ORDER BY seq';

/** o2–o8: everything that reads. Parameters are the workload's. */
export function readOperations(ops: Ops, loaded: Loaded, orderCount: number): Operation[] {
  const list = (i: number) =>
    ops.lists[i % ops.lists.length] ?? { customer_id: 1, status: 'shipped', from: '', to: '' };
  const state = (i: number) => ORDER_STATE[list(i).status as keyof typeof ORDER_STATE];
  const deep = Math.floor(orderCount * 0.75);
  const barcode = (i: number) => ops.barcodes[i % ops.barcodes.length] ?? '';
  const range = (i: number) => ({
    column: 'orderedOn',
    op: 'between' as const,
    values: [list(i).from, list(i).to],
  });
  return [
    {
      op: 'o2 list of one customer',
      runs: 200,
      ours: async (c, i) => {
        const filters = [
          { column: 'partyId', op: 'eq' as const, value: loaded.parties[list(i).customer_id] ?? '' },
          { column: 'state', op: 'eq' as const, value: state(i) },
          range(i),
        ];
        return keys((await c.orders.list({ filters, sort: newest, limit: 50 })).rows, 'no');
      },
      raw: (all, i) =>
        keys(
          all(
            `SELECT ${ORDER_COLUMNS} FROM ${ORDER_FROM} WHERE o.party_id = ? AND o.state = ? AND o.ordered_on BETWEEN ? AND ? ${NEWEST} LIMIT 50`,
            [loaded.parties[list(i).customer_id] ?? '', state(i), list(i).from, list(i).to],
          ),
          'no',
        ),
    },
    {
      op: 'o2b list of 50',
      runs: 100,
      ours: async (c, i) =>
        keys(
          (
            await c.orders.list({
              filters: [{ column: 'state', op: 'eq', value: 'shipped' }, range(i)],
              sort: newest,
              limit: 50,
            })
          ).rows,
          'no',
        ),
      raw: (all, i) =>
        keys(
          all(
            `SELECT ${ORDER_COLUMNS} FROM ${ORDER_FROM} WHERE o.state = 'shipped' AND o.ordered_on BETWEEN ? AND ? ${NEWEST} LIMIT 50`,
            [list(i).from, list(i).to],
          ),
          'no',
        ),
    },
    {
      op: 'o3 deep page',
      runs: 60,
      ours: async (c) => keys((await c.orders.list({ sort: newest, limit: 50, offset: deep })).rows, 'no'),
      raw: (all) =>
        keys(
          all(
            `SELECT ${ORDER_COLUMNS} FROM ${ORDER_FROM} WHERE o.voided_at IS NULL ${NEWEST} LIMIT 50 OFFSET ?`,
            [deep],
          ),
          'no',
        ),
    },
    ...Object.entries(ops.words).map(
      ([name, word]): Operation => ({
        op: `o4 search ${name} ${word}`,
        runs: 40,
        ours: async (c) => keys((await c.serviceCases.list({ search: word, limit: 20 })).rows, 'no'),
        raw: (all) =>
          keys(
            all(
              'SELECT no, title, reported_on FROM service_cases WHERE voided_at IS NULL AND (title LIKE ? OR description LIKE ?) ORDER BY doc DESC LIMIT 20',
              [`%${word}%`, `%${word}%`],
            ),
            'no',
          ),
      }),
    ),
    {
      op: 'o5 barcode to life',
      runs: 300,
      ours: async (c, i) => {
        const life = await c.units.life({ barcode: barcode(i) });
        return [
          life.unit.barcode,
          ...life.events.map((e) => String(e.at)).sort(),
          ...life.cases.map((k) => k.no).sort(),
        ];
      },
      raw: (all, i) => rawLife(all, barcode(i)),
    },
    {
      op: 'o6 month by family',
      runs: 9,
      ours: async (c) =>
        (await c.insights.familyMonths({ withDrafts: true }))
          .map((r) => `${r.month}|${r.family}|${r.amountMinor}`)
          .sort(),
      raw: (all) =>
        all(
          `SELECT substr(o.ordered_on, 1, 7) AS month, p.family, SUM(l.gross_minor) AS amount FROM orders o JOIN order_lines l ON l.order_id = o.id JOIN products p ON p.id = l.product_id WHERE o.state <> 'terminated' GROUP BY 1, 2`,
        )
          .map((r) => `${String(r.month)}|${String(r.family)}|${String(r.amount)}`)
          .sort(),
    },
    {
      op: 'o7 RFM',
      runs: 9,
      ours: async (c) =>
        (await c.insights.customers({ asOf: '2026-06-30', withDrafts: true })).customers
          .map((r) => `${r.name}|${r.recencyDays}|${r.frequency}|${r.monetaryMinor}|${r.r}${r.f}${r.m}`)
          .sort(),
      raw: (all) =>
        all(RAW_RFM, ['2026-06-30'])
          .map(
            (r) =>
              `${String(r.name)}|${String(r.recency)}|${String(r.n)}|${String(r.amount)}|${String(r.r)}${String(r.f)}${String(r.m)}`,
          )
          .sort(),
    },
    {
      op: 'o8 Pareto by month',
      runs: 9,
      ours: async (c) => {
        const months = await c.insights.partMonths();
        const total = await c.insights.pareto({ by: 'part' });
        return [
          ...months.map((r) => `${r.part}|${r.month}|${r.cases}`),
          ...total.rows.map((r) => `${r.key}|${r.value}`),
        ].sort();
      },
      raw: (all) =>
        [
          ...all(
            'SELECT part, substr(reported_on, 1, 7) AS month, count(*) AS n FROM service_cases GROUP BY 1, 2',
          ).map((r) => `${String(r.part)}|${String(r.month)}|${String(r.n)}`),
          ...all(
            'SELECT part, n, SUM(n) OVER (ORDER BY n DESC) * 1.0 / SUM(n) OVER () AS share FROM (SELECT part, count(*) AS n FROM service_cases GROUP BY 1)',
          ).map((r) => `${String(r.part)}|${String(r.n)}`),
        ].sort(),
    },
  ];
}

const RAW_RFM = `WITH c AS (SELECT party_id, max(ordered_on) AS last, count(*) AS n, SUM(gross_minor) AS amount FROM orders WHERE state <> 'terminated' GROUP BY party_id)
  SELECT p.name, CAST(julianday(?) - julianday(c.last) AS INTEGER) AS recency, c.n, c.amount,
    NTILE(5) OVER (ORDER BY c.last, p.name) AS r, NTILE(5) OVER (ORDER BY c.n, p.name) AS f, NTILE(5) OVER (ORDER BY c.amount, p.name) AS m
  FROM c JOIN parties p ON p.id = c.party_id`;

function rawLife(all: RawAll, barcode: string): string[] {
  const [unit] = all(
    'SELECT u.id, u.barcode, u.order_line_id FROM unit_barcodes b JOIN units u ON u.id = b.unit_id WHERE b.barcode_key = ?',
    [barcode.toLowerCase()],
  );
  if (!unit) return [];
  const events = all(LIFE_EVENTS, [String(unit.id)]);
  const cases = all('SELECT no, title, state FROM service_cases WHERE unit_id = ? ORDER BY doc', [
    String(unit.id),
  ]);
  all(
    'SELECT o.no, p.name FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN parties p ON p.id = o.party_id WHERE l.id = ?',
    [String(unit.order_line_id)],
  );
  return [String(unit.barcode), ...keys(events, 'at').sort(), ...keys(cases, 'no').sort()];
}
