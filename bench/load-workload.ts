import type { Database } from 'better-sqlite3';
import type { Actor, WriteContext } from '#db/kit/context.ts';
import type { Store } from '#db/kit/store.ts';
import { importMarketRecord } from '#db/slices/market-records/market-records.service.ts';
import { createOrder } from '#db/slices/orders/orders.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';
import {
  issueRevision,
  signRevision,
  submitRevision,
} from '#db/slices/specifications/revision-steps.service.ts';
import { createSpecification } from '#db/slices/specifications/specifications.service.ts';
import { type LoadedEvent, UnitLoader } from '#db/slices/units/unit-loader.service.ts';
import {
  CASE_STATE,
  type CaseLine,
  type CustomerLine,
  MARKET_STAGE,
  type MarketLine,
  ORDER_STATE,
  type OrderHeadLine,
  type OrderItemLine,
  type PartEventLine,
  type PartLine,
  type ProductLine,
  readLines,
  SEVERITY,
} from './workload.ts';

const ROWS_A_TRANSACTION = 500;

/** What the operations need to know of the loaded data: ids of ours by the workload's numbers. */
export interface Loaded {
  parties: string[];
  partyNames: string[];
  products: ProductLine[];
  productIds: string[];
}

/** Loads every table through the services, in transactions of 500 rows. Keeps the workload's numbers and barcodes. */
export async function loadWorkload(store: Store, folder: string, actor: Actor): Promise<Loaded> {
  const loaded: Loaded = { parties: [], partyNames: [], products: [], productIds: [] };
  const unitIds: string[] = [];
  const lineIds: string[] = [];
  const inBatches = <T>(table: string, each: (w: WriteContext, row: T) => void) =>
    batches(store, actor, readLines<T>(folder, table), each);
  await inBatches<CustomerLine>('customer', (w, c) => {
    loaded.parties[c.id] = createParty(w, {
      no: c.code,
      name: c.name,
      region: c.region,
      industry: c.industry,
      roles: ['customer'],
    }).id;
    loaded.partyNames[c.id] = c.name;
  });
  await inBatches<ProductLine>('product', (w, p) => {
    loaded.products[p.id] = p;
    loaded.productIds[p.id] = createProduct(w, { code: p.code, name: p.name, family: p.line }).id;
  });
  await inBatches<MarketLine>('market_info', (w, m) => loadMarket(w, m, loaded));
  await loadOrders(store, actor, folder, loaded, lineIds);
  await loadUnits(store, actor, folder, loaded, lineIds, unitIds);
  await inBatches<CaseLine>('service_case', (w, c) => loadCase(w, c, loaded, unitIds));
  settle(store.handle);
  return loaded;
}

async function batches<T>(
  store: Store,
  actor: Actor,
  rows: AsyncIterable<T>,
  each: (w: WriteContext, row: T) => void,
): Promise<void> {
  let waiting: T[] = [];
  const write = () => {
    const batch = waiting;
    waiting = [];
    store.writeNow(actor, (w) => {
      for (const row of batch) each(w, row);
    });
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= ROWS_A_TRANSACTION) write();
  }
  if (waiting.length > 0) write();
}

export function marketInput(m: MarketLine, partyId: string) {
  const stage = MARKET_STAGE[m.status as keyof typeof MARKET_STAGE] ?? 'tracking';
  const reason = stage === 'shelved' ? { reason: m.status } : {};
  return {
    no: m.no,
    partyId,
    kind: m.kind,
    source: m.source,
    recordedOn: m.recorded_on,
    title: m.title,
    content: m.content,
    quoteMinor: m.est_amount_cents,
    stage,
    ...reason,
  };
}

function loadMarket(w: WriteContext, m: MarketLine, loaded: Loaded): void {
  importMarketRecord(
    w,
    marketInput(m, loaded.parties[m.customer_id] ?? ''),
    loaded.partyNames[m.customer_id] ?? '',
  );
}

/** An order counts when its specification is signed, so each gets one. */
function signedRevision(w: WriteContext, partyId: string, title: string): string {
  const { id, revisions } = createSpecification(w, {
    title,
    partyId,
    items: [{ parameter: '型式', value: title }],
  });
  const version = revisions[0]?.version ?? 1;
  submitRevision(w, { id, letter: 'A', version });
  issueRevision(w, { id, letter: 'A', version: version + 1 });
  const signed = signRevision(w, {
    id,
    letter: 'A',
    version: version + 2,
    signedByCustomer: '客户',
    signedByUs: '工厂',
  });
  return signed.revisions[0]?.id ?? '';
}

async function loadOrders(
  store: Store,
  actor: Actor,
  folder: string,
  loaded: Loaded,
  lineIds: string[],
): Promise<void> {
  const items = new Map<number, OrderItemLine[]>();
  for await (const item of readLines<OrderItemLine>(folder, 'order_line')) {
    const list = items.get(item.order_id);
    if (list) list.push(item);
    else items.set(item.order_id, [item]);
  }
  const setState = store.handle.prepare(
    'UPDATE orders SET state = ?, shipped_on = ?, closed_on = ?, salesperson = ? WHERE id = ?',
  );
  await batches(store, actor, readLines<OrderHeadLine>(folder, 'sales_order'), (w, o) => {
    const lines = items.get(o.id) ?? [];
    const partyId = loaded.parties[o.customer_id] ?? '';
    const order = createOrder(w, {
      no: o.no,
      specificationRevisionId: signedRevision(w, partyId, `${o.no} 技术规格书`),
      orderedOn: o.order_date,
      lines: lines.map((l) => ({
        productId: loaded.productIds[l.product_id] ?? null,
        model: loaded.products[l.product_id]?.code ?? null,
        quantity: l.qty * 1000,
        priceMinor: l.unit_price_cents,
        uom: '台',
        taxBp: 0,
      })),
    });
    for (const [i, l] of lines.entries()) lineIds[l.id] = order.lines[i]?.id ?? '';
    // The workload gives states, not the facts they follow from.
    const state = ORDER_STATE[o.status as keyof typeof ORDER_STATE];
    const isOver = state === 'shipped' || state === 'closed';
    setState.run(
      state,
      isOver ? o.order_date : null,
      state === 'closed' ? o.order_date : null,
      o.salesperson,
      order.id,
    );
  });
}

const EVENT_TYPES = {
  tested: 'FACTORY_TESTED',
  inspected: 'INSPECTED',
  repaired: 'REPAIRED',
  made: 'INSPECTED',
} as const;

/** The first event of a unit is its making; random kinds that no real life has become neutral ones, the word is kept. */
function eventsOf(part: PartLine, lines: readonly PartEventLine[]): LoadedEvent[] {
  const sorted = [...lines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
  const loaded = sorted.map(
    (e, i): LoadedEvent => ({
      type: i === 0 ? 'CREATED' : (EVENT_TYPES[e.kind as keyof typeof EVENT_TYPES] ?? 'VERIFIED'),
      at: Date.parse(`${e.at}:00Z`),
      place: e.place,
      operator: e.operator,
      note: e.note,
      reason: e.kind,
    }),
  );
  return loaded.length > 0 ? loaded : [{ type: 'CREATED', at: Date.parse(`${part.made_on}T08:00:00Z`) }];
}

async function loadUnits(
  store: Store,
  actor: Actor,
  folder: string,
  loaded: Loaded,
  lineIds: string[],
  unitIds: string[],
): Promise<void> {
  const events = new Map<number, PartEventLine[]>();
  for await (const event of readLines<PartEventLine>(folder, 'part_event')) {
    const list = events.get(event.part_id);
    if (list) list.push(event);
    else events.set(event.part_id, [event]);
  }
  const partIds = new Map<string, string>();
  let waiting: PartLine[] = [];
  const write = () => {
    const batch = waiting;
    waiting = [];
    store.writeNow(actor, (w) => {
      const loader = new UnitLoader(w);
      for (const p of batch) {
        let partId = partIds.get(p.part_type);
        if (partId === undefined) {
          partId = createPart(w, { drawingNo: `T${partIds.size + 1}`, name: p.part_type }).id;
          partIds.set(p.part_type, partId);
        }
        unitIds[p.id] = loader.load(
          {
            barcode: p.barcode,
            kind: 'part',
            partId,
            productId: loaded.productIds[p.product_id] ?? null,
            orderLineId: lineIds[p.order_line_id] ?? null,
            madeOn: p.made_on,
          },
          eventsOf(p, events.get(p.id) ?? []),
        ).id;
      }
      loader.finish(w.newId());
    });
  };
  for await (const part of readLines<PartLine>(folder, 'part')) {
    waiting.push(part);
    if (waiting.length >= 4 * ROWS_A_TRANSACTION) write();
  }
  if (waiting.length > 0) write();
}

function loadCase(w: WriteContext, c: CaseLine, loaded: Loaded, unitIds: string[]): void {
  importCase(w, {
    no: c.no,
    reportedOn: c.opened_on,
    title: c.title,
    description: c.description,
    partyId: loaded.parties[c.customer_id] ?? null,
    unitId: unitIds[c.part_id] ?? null,
    part: c.part_type,
    faultText: c.fault,
    severity: SEVERITY[c.severity as keyof typeof SEVERITY] ?? 'normal',
    state: CASE_STATE[c.status as keyof typeof CASE_STATE] ?? 'received',
    closedOn: c.closed_on,
    resolvedOn: c.closed_on,
  });
}

/** Statistics for the query planner and a short log, as after a night's rest. */
function settle(handle: Database): void {
  handle.exec('ANALYZE');
  handle.pragma('wal_checkpoint(TRUNCATE)');
}
