import { isAllowed, type Permission } from '#contract/kit/permissions.ts';
import { LINK_KINDS, type LinkGroup, type LinkKind } from '#contract/search/links.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { describeRecords, EDGES, followEdge } from './links.repo.ts';

const READ: Readonly<Record<LinkKind, Permission>> = {
  'market-records': 'market.read',
  specifications: 'specifications.read',
  orders: 'orders.read',
  shipments: 'orders.read',
  units: 'units.read',
  maintenance: 'cases.read',
  recalls: 'cases.read',
  'service-cases': 'cases.read',
  quotations: 'cases.read',
  claims: 'cases.read',
  knowledge: 'cases.read',
};

/** Records of a kind that are followed at most; an order of a thousand units is not read to the last. */
const MOST = 200;
const SHOWN = 12;

type Reached = Map<LinkKind, Set<string>>;

/** Everything on one side of a record, however many steps away; kinds one may not read end the way. */
function reach(r: ReadContext, start: { kind: LinkKind; id: string }, direction: 'up' | 'down'): Reached {
  const reached: Reached = new Map([[start.kind, new Set([start.id])]]);
  let front: Reached = new Map(reached);
  while (front.size > 0) {
    const next: Reached = new Map();
    for (const edge of EDGES) {
      const [here, there] = direction === 'down' ? [edge.from, edge.to] : [edge.to, edge.from];
      const ids = front.get(here);
      if (!ids || !isAllowed(r.actor.role, READ[there])) continue;
      const known = reached.get(there) ?? new Set<string>();
      const found = followEdge(r.db, edge, direction, [...ids], MOST).filter((id) => !known.has(id));
      const fresh = found.slice(0, Math.max(0, MOST - known.size));
      if (fresh.length === 0) continue;
      reached.set(there, new Set([...known, ...fresh]));
      next.set(there, new Set([...(next.get(there) ?? []), ...fresh]));
    }
    front = next;
  }
  reached.get(start.kind)?.delete(start.id);
  return reached;
}

/**
 * What a record was made from and what was made from it, up and down the whole chain: market record, specification,
 * order, shipments and units, cases, and what cases led to. Voided records and kinds one may not read are left out.
 */
export function linksOf(r: ReadContext, start: { kind: LinkKind; id: string }): LinkGroup[] {
  if (!isAllowed(r.actor.role, READ[start.kind])) return [];
  return (['up', 'down'] as const).flatMap((direction) => {
    const reached = reach(r, start, direction);
    return LINK_KINDS.flatMap((kind) => {
      const records = describeRecords(r.db, kind, [...(reached.get(kind) ?? [])]);
      if (records.length === 0) return [];
      return [{ direction, kind, count: records.length, records: records.slice(0, SHOWN) }];
    });
  });
}
