import type { ChainLink, TreeNode, TreeView, UnitLife } from '#contract/units/unit-life.schema.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { instantOf, localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import type { ClockUnit } from './clock-reader.service.ts';
import { firstOfEachType, pairsAt, pairsOf, type StoredPair } from './unit-events.repo.ts';
import {
  casesOf,
  casesOnUnit,
  childrenAt,
  hasParts,
  orderLineIdOf,
  originOf,
  pairFacts,
  parentsOf,
  type StoredOrigin,
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
  const events = timelineOf(r.db, unit.id);
  const own = unit.orderLineId === null ? undefined : originOf(r.db, unit.orderLineId);
  const pairs = events.some((e) => e.pairId !== null) ? pairsOf(r.db, unit.id) : [];
  const warranty = warrantyOfUnit(r, unit.id, clockUnit(unit, events, own));
  return {
    unit,
    codes: codesShown(r, unit, events),
    origin: own ? shownOrigin(own, false) : originOfRoot(r, unit),
    parents: unit.parentUnitId === null ? [] : parentsOf(r.db, unit.id),
    place: placeOf(r, unit),
    warranty: viewWarranty(r, warranty, on),
    events,
    tree: treeOf(r, unit),
    chain: chainOf(r, unit, pairs),
    cases: pairs.length === 0 ? casesOnUnit(r.db, unit.id) : casesOf(r.db, unit.id),
  };
}

/** The timeline as the warranty clock reads it: oldest first, without what was taken back. */
function clockUnit(unit: UnitRow, events: UnitLife['events'], origin: StoredOrigin | undefined): ClockUnit {
  const effective = events.filter((e) => e.type !== 'CORRECTED' && e.correctedBySeq === null);
  return {
    unitId: unit.id,
    events: effective.sort((a, b) => a.seq - b.seq),
    origin,
    parentUnitId: unit.parentUnitId,
  };
}

/** Codes differ from the one on the label only after a relabelling or a binding. */
function codesShown(r: ReadContext, unit: UnitRow, events: UnitLife['events']): UnitLife['codes'] {
  if (!events.some((e) => e.type === 'RELABELLED')) {
    return [{ barcode: unit.barcode, isCurrent: true, isOthers: false, createdAt: unit.createdAt }];
  }
  return codesOf(r.db, unit.id).map((c) => ({
    barcode: c.barcode,
    isCurrent: c.isCurrent === 1,
    isOthers: c.boundSeq !== null,
    createdAt: c.createdAt,
  }));
}

/** The machine as maintained; most spare parts are a tree of one. */
function treeOf(r: ReadContext, unit: UnitRow): TreeNode[] {
  const isAlone = unit.parentUnitId === null && !hasParts(r.db, unit.id);
  return isAlone ? [rootNode(unit)] : treeBelow(r.db, unit.rootUnitId);
}

function rootNode(unit: UnitRow): TreeNode {
  const { id: unitId, barcode, name, kind } = unit;
  return { unitId, barcode, name, kind, parentUnitId: null, position: null, depth: 0, replacedCount: 0 };
}

function placeOf(r: ReadContext, unit: UnitRow): UnitLife['place'] {
  const site = unit.siteId === null ? undefined : sitePlace(r.db, unit.siteId);
  return {
    siteId: unit.siteId,
    siteName: unit.siteName,
    siteKind: site?.siteKind ?? null,
    hullNo: site?.hullNo ?? null,
    ownerId: site?.ownerId ?? null,
    ownerName: site?.ownerName ?? null,
    partyId: unit.partyId,
    partyName: unit.partyName,
  };
}

function shownOrigin(origin: StoredOrigin, isOfRoot: boolean): UnitLife['origin'] {
  const { warrantyClause: _clause, shippedOn: _shippedOn, ...shown } = origin;
  return { ...shown, isOfRoot };
}

/** A part built in without an order line of its own comes from that of its machine. */
function originOfRoot(r: ReadContext, unit: UnitRow): UnitLife['origin'] {
  if (unit.rootUnitId === unit.id) return null;
  const orderLineId = orderLineIdOf(r.db, unit.rootUnitId);
  const origin = orderLineId === null ? undefined : originOf(r.db, orderLineId);
  return origin ? shownOrigin(origin, true) : null;
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
function chainOf(r: ReadContext, unit: UnitRow, own: readonly StoredPair[]): ChainLink[] {
  if (own.length === 0) return [];
  const latest = own.reduce((a, b) => (b.at >= a.at ? b : a));
  const run = runOf(pairsAt(r.db, latest.parentUnitId, latest.position), unit.id);
  const halves = run.map((pair) => ({ pair, facts: pairFacts(r.db, pair.id) }));
  return [...halves.keys(), halves.length].flatMap((i): ChainLink[] => {
    const into = halves[i - 1];
    const out = halves[i];
    const self = out?.facts?.removed ?? into?.facts?.installed;
    if (!self) return [];
    return [
      {
        ...self,
        installedAt: into?.pair.at ?? out?.facts?.firstInstalledAt ?? null,
        removedAt: out?.pair.at ?? null,
        removedReason: out?.facts?.removedReason ?? null,
        pairId: into?.pair.id ?? null,
        caseId: into?.facts?.caseId ?? null,
        caseNo: into?.facts?.caseNo ?? null,
        visitId: into?.facts?.visitId ?? null,
        isSelf: self.unitId === unit.id,
      },
    ];
  });
}

/** The tree below a unit at an instant, from the events alone. */
export function treeAt(r: ReadContext, unit: UnitRow, at: number): TreeNode[] {
  const nodes = [rootNode(unit)];
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

/** Last instant of a day. */
export function endOfDay(on: string): number {
  return instantOf(on) + 12 * 3_600_000 - 1;
}

/** When a machine was built (its factory test, or when it first left) and when it first left. */
export function momentsOf(r: ReadContext, unitId: string) {
  const first = new Map(firstOfEachType(r.db, unitId).map((f) => [f.type, f.at]));
  const shippedAt = first.get('SHIPPED');
  return { builtAt: first.get('FACTORY_TESTED') ?? shippedAt, shippedAt };
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
  const { builtAt, shippedAt } = momentsOf(r, root.id);
  const dayEnd = on === undefined ? undefined : endOfDay(on);
  const at = as === 'maintained' ? dayEnd : as === 'shipped' ? shippedAt : builtAt;
  if (at === undefined) return { as, on: null, nodes: as === 'maintained' ? now : [], differences: [] };
  const nodes = treeAt(r, root, at);
  return { as, on: localDate(at), nodes, differences: differencesOf(nodes, now) };
}
