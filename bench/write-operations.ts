import type { Database } from 'better-sqlite3';
import type { Client } from './clients.ts';
import type { Loaded } from './load-workload.ts';
import type { Ops } from './workload.ts';

/** A signed revision every new order can stand on; made through the program itself. */
export async function signedBasis(client: Client, loaded: Loaded): Promise<string> {
  const spec = await client.specifications.create({
    title: 'bench',
    partyId: loaded.parties[1] ?? '',
    items: [{ parameter: '型式', value: 'bench' }],
  });
  const at = { id: spec.id, letter: 'A' };
  const submitted = await client.specifications.submitRevision({
    ...at,
    version: spec.revisions[0]?.version ?? 1,
  });
  const issued = await client.specifications.issueRevision({
    ...at,
    version: submitted.revisions[0]?.version ?? 2,
  });
  const signed = await client.specifications.signRevision({
    ...at,
    version: issued.revisions[0]?.version ?? 3,
    signedByCustomer: '客户',
  });
  return signed.revisions[0]?.id ?? '';
}

export interface OrderBasis {
  ops: Ops;
  loaded: Loaded;
  revisionId: string;
}

/** o1: one order with three lines, durable on return. `prefix` keeps the numbers of each door apart. */
export function newOrders(client: Client, { ops, loaded, revisionId }: OrderBasis, prefix: string) {
  let n = 0;
  return async (i: number): Promise<void> => {
    const order = ops.newOrders[i];
    if (!order) return;
    n += 1;
    await client.orders.create({
      no: `${prefix}${String(n).padStart(5, '0')}`,
      partyId: loaded.parties[order.customer_id] ?? '',
      specificationRevisionId: revisionId,
      orderedOn: order.order_date,
      lines: order.lines.map((l) => ({
        productId: loaded.productIds[l.product_id] ?? null,
        model: loaded.products[l.product_id]?.code ?? null,
        quantity: l.qty * 1000,
        priceMinor: l.unit_price_cents,
      })),
    });
  };
}

const HEAD = `INSERT INTO orders (id, no, party_id, ordered_on, net_minor, tax_minor, gross_minor, base_minor, state, override_reason,
  created_at, created_by, updated_at, updated_by) VALUES (?, ?, ?, ?, ?, 0, ?, ?, 'draft', 'raw', 0, 'raw', 0, 'raw')`;
const LINE =
  'INSERT INTO order_lines (id, order_id, line_no, product_id, quantity, price_minor, net_minor, gross_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)';

/** The floor of o1: the same rows by four prepared statements in one durable transaction, no rights, no audit, no index of words. */
export function rawOrders(handle: Database, { ops, loaded }: OrderBasis): (i: number) => void {
  const head = handle.prepare(HEAD);
  const line = handle.prepare(LINE);
  let n = 0;
  const write = handle.transaction((order: Ops['newOrders'][number]) => {
    const id = `raw-${n}`;
    const amount = order.lines.reduce((sum, l) => sum + l.qty * l.unit_price_cents, 0);
    const party = loaded.parties[order.customer_id] ?? '';
    head.run(id, `RAW${n}`, party, order.order_date, amount, amount, amount);
    for (const [k, l] of order.lines.entries()) {
      const gross = l.qty * l.unit_price_cents;
      const product = loaded.productIds[l.product_id] ?? null;
      line.run(`${id}-${k}`, id, k + 1, product, l.qty * 1000, l.unit_price_cents, gross, gross);
    }
  });
  return (i) => {
    const order = ops.newOrders[i];
    n += 1;
    if (order) write.immediate(order);
  };
}

/** Takes the rows of the floor out again (drafts: lines in force cannot go), so that later operations meet only the workload's. */
export function forgetRawOrders(handle: Database): void {
  handle.exec(
    "DELETE FROM order_lines WHERE order_id LIKE 'raw-%'; DELETE FROM orders WHERE id LIKE 'raw-%'",
  );
}
