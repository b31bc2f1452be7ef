import type { ChainLink, TreeNode, TreeView, UnitLife } from '#contract/units/unit-life.schema.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { instantOf, localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { firstOfEachType, pairsAt, pairsOf, type StoredPair } from './unit-events.repo.ts';
import {
  casesOf,
  childrenAt,
  linkFacts,
  orderLineIdOf,
  originOf,
  pairFacts,
  parentsOf,
  sitePlace,
  timelineOf,
  treeBelow,
} from './unit-life.repo.ts';
import { codesOf } from './units.repo.ts';
import { getUnit, getUnitById } from './units.service.ts';
import { viewWarranty, warrantyOfUnit } from './warranty.service.ts';

/**
 * Everything one scan shows: where the unit comes from, where it is, its warranty, events, machine, the units it
 * replaced and was replaced by, its cases. Any code that ever named the unit finds it; NOT_FOUND otherwise.
 */
export function getUnitLife(r: ReadContext, barcode: string, on: string = r.today): UnitLife {
  const unit = getUnit(r, barcode);
  return lifeOf(r, unit, on);
}

export function getUnitLifeById(r: ReadContext, unitId: string): UnitLife {
  return lifeOf(r, getUnitById(r, unitId), r.today);
}

function lifeOf(r: ReadContext, unit: UnitRow, on: string): UnitLife {
  const codes = codesOf(r.db, unit.id);
  const site = unit.siteId === null ? undefined : sitePlace(r.db, unit.siteId);
  return {
    unit,
    codes: codes.map(({ barcode, isCurrent, createdAt }) => ({
      barcode,
      isCurrent: isCurrent === 1,
      createdAt,
    })),
    origin: findOrigin(r, unit),
    parents: unit.parentUnitId === null ? [] : parentsOf(r.db, unit.id),
    place: {
      siteId: unit.siteId,
      siteName: unit.siteName,
      siteKind: site?.siteKind ?? null,
      hullNo: site?.hullNo ?? null,
      ownerId: site?.ownerId ?? null,
      ownerName: site?.ownerName ?? null,
      partyId: unit.partyId,
      partyName: unit.partyName,
    },
    warranty: viewWarranty(r, warrantyOfUnit(r, unit.id), on),
    events: timelineOf(r.db, unit.id),
    tree: treeBelow(r.db, unit.rootUnitId),
    chain: chainOf(r, unit),
    cases: casesOf(r.db, unit.id),
  };
}

/** The unit's own order line; for a part built in without one, that of its machine. */
function findOrigin(r: ReadContext, unit: UnitRow): UnitLife['origin'] {
  const own = unit.orderLineId;
  const orderLineId = own ?? (unit.rootUnitId === unit.id ? null : orderLineIdOf(r.db, unit.rootUnitId));
  const origin = orderLineId === null ? undefined : originOf(r.db, orderLineId);
  if (!origin) return null;
  const { warrantyClause: _clause, shippedOn: _shippedOn, ...shown } = origin;
  return { ...shown, isOfRoot: own === null };
}

/** The unbroken run of replacements at one position that the unit belongs to; its last one when there are several. */
function runOf(pairs: readonly StoredPair[], unitId: string): StoredPair[] {
  const at = pairs.findLastIndex((p) => p.installedUnitId === unitId || p.removedUnitId === unitId);
  if (at < 0) return [];
  let first = at;
  let last = at;
  while (first > 0 && pairs[first - 1]?.installedUnitId === pairs[first]?.removedUnitId) first -= 1;
  while (last < pairs.length - 1 && pairs[last]?.installedUnitId === pairs[last + 1]?.removedUnitId)
    last += 1;
  return pairs.slice(first, last + 1);
}

/** Generations of the position, oldest first: what the unit replaced, and what replaced it. */
function chainOf(r: ReadContext, unit: UnitRow): ChainLink[] {
  const own = pairsOf(r.db, unit.id);
  if (own.length === 0) return [];
  const latest = own.reduce((a, b) => (b.at >= a.at ? b : a));
  const { parentUnitId, position } = latest;
  const run = runOf(pairsAt(r.db, parentUnitId, position), unit.id);
  const generations = run.map((pair, i) => ({
    unitId: pair.removedUnitId,
    into: run[i - 1],
    out: pair as StoredPair | undefined,
  }));
  const end = run.at(-1);
  if (end) generations.push({ unitId: end.installedUnitId, into: end, out: undefined });
  return generations.flatMap(({ unitId, into, out }): ChainLink[] => {
    const beforeSeq = out?.removedSeq ?? Number.MAX_SAFE_INTEGER;
    const facts = linkFacts(r.db, unitId, parentUnitId, position, beforeSeq);
    if (!facts) return [];
    const cause = out && pairFacts(r.db, out.id);
    const entry = into && pairFacts(r.db, into.id);
    return [
      {
        unitId,
        ...facts,
        removedAt: out?.at ?? null,
        removedReason: cause?.removedReason ?? null,
        pairId: into?.id ?? null,
        caseId: entry?.caseId ?? null,
        caseNo: entry?.caseNo ?? null,
        visitId: entry?.visitId ?? null,
        isSelf: unitId === unit.id,
      },
    ];
  });
}

/** The tree below a unit at an instant, from the events alone. */
function treeAt(r: ReadContext, unit: UnitRow, at: number): TreeNode[] {
  const nodes: TreeNode[] = [
    {
      unitId: unit.id,
      barcode: unit.barcode,
      name: unit.name,
      kind: unit.kind,
      parentUnitId: null,
      position: null,
      depth: 0,
      replacedCount: 0,
    },
  ];
  const addBelow = (parentUnitId: string, depth: number) => {
    if (depth > 12) return;
    for (const child of childrenAt(r.db, parentUnitId, at)) {
      nodes.push({ ...child, parentUnitId, depth });
      addBelow(child.unitId, depth + 1);
    }
  };
  addBelow(unit.id, 1);
  return nodes;
}

function differencesOf(before: readonly TreeNode[], now: readonly TreeNode[]): TreeView['differences'] {
  const key = (n: TreeNode) => `${n.parentUnitId}\n${n.position}`;
  const current = new Map(now.map((n) => [key(n), n]));
  const earlier = new Map(before.map((n) => [key(n), n]));
  return [...new Set([...earlier.keys(), ...current.keys()])].flatMap((k) => {
    const was = earlier.get(k);
    const is = current.get(k);
    const shown = is ?? was;
    if (!shown?.position || !shown.parentUnitId || was?.unitId === is?.unitId) return [];
    const { position, parentUnitId, replacedCount } = shown;
    return [
      { position, parentUnitId, before: was?.barcode ?? null, now: is?.barcode ?? null, replacedCount },
    ];
  });
}

/**
 * The whole machine of a unit as built (at its factory test, or when it first left), as shipped, or as maintained
 * (now, or at the end of the day `on`), with what differs from today.
 */
export function getUnitTree(
  r: ReadContext,
  barcode: string,
  as: TreeView['as'] = 'maintained',
  on?: string,
): TreeView {
  const root = getUnitById(r, getUnit(r, barcode).rootUnitId);
  const now = treeBelow(r.db, root.id);
  const first = new Map(firstOfEachType(r.db, root.id).map((f) => [f.type, f.at]));
  const shippedAt = first.get('SHIPPED');
  const builtAt = first.get('FACTORY_TESTED') ?? shippedAt;
  const dayEnd = on === undefined ? undefined : instantOf(on) + 12 * 3_600_000 - 1;
  const at = as === 'maintained' ? dayEnd : as === 'shipped' ? shippedAt : builtAt;
  if (at === undefined) return { as, on: null, nodes: as === 'maintained' ? now : [], differences: [] };
  const nodes = treeAt(r, root, at);
  return { as, on: localDate(at), nodes, differences: differencesOf(nodes, now) };
}
