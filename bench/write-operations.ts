import type { Database } from 'better-sqlite3';
import type { Client } from './clients.ts';
import type { Loaded } from './load-workload.ts';
import { timed } from './measure.ts';
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

/** o1: one order with three lines, durable on return. `prefix` keeps the numbers of each door apart. */
export function createOrders(
  client: Client,
  ops: Ops,
  loaded: Loaded,
  revisionId: string,
  prefix: string,
): Promise<number> {
  let n = 0;
  return timed(ops.newOrders.length, async (i) => {
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
  });
}

/** The floor of o1: the same rows by four prepared statements in one durable transaction, no rights, no audit, no index of words. */
export async function createOrdersRaw(handle: Database, ops: Ops, loaded: Loaded): Promise<number> {
  const columns =
    'id, no, party_id, ordered_on, net_minor, tax_minor, gross_minor, base_minor, state, override_reason, created_at, created_by, updated_at, updated_by';
  const head = handle.prepare(
    `INSERT INTO orders (${columns}) VALUES (?, ?, ?, ?, ?, 0, ?, ?, 'in_force', 'raw', 0, 'raw', 0, 'raw')`,
  );
  const line = handle.prepare(
    'INSERT INTO order_lines (id, order_id, line_no, product_id, quantity, price_minor, net_minor, gross_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let n = 0;
  const write = handle.transaction((i: number) => {
    const order = ops.newOrders[i];
    if (!order) return;
    n += 1;
    const amount = order.lines.reduce((sum, l) => sum + l.qty * l.unit_price_cents, 0);
    head.run(
      `raw-${n}`,
      `RAW${n}`,
      loaded.parties[order.customer_id] ?? '',
      order.order_date,
      amount,
      amount,
      amount,
    );
    for (const [k, l] of order.lines.entries()) {
      const gross = l.qty * l.unit_price_cents;
      line.run(
        `raw-${n}-${k}`,
        `raw-${n}`,
        k + 1,
        loaded.productIds[l.product_id] ?? null,
        l.qty * 1000,
        l.unit_price_cents,
        gross,
        gross,
      );
    }
  });
  const ms = await timed(ops.newOrders.length, (i) => write.immediate(i));
  handle.exec(
    "DELETE FROM order_lines WHERE order_id LIKE 'raw-%'; DELETE FROM orders WHERE id LIKE 'raw-%'",
  );
  return ms;
}
