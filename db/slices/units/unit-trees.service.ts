import type { z } from 'zod';
import type {
  CellChange,
  TreeCell,
  TreeRow,
  TreesView,
  treesInput,
} from '#contract/units/unit-trees.schema.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { expandBom } from '#db/slices/products/boms.service.ts';
import { getSpecification } from '#db/slices/specifications/specifications.service.ts';
import { originOf, type StoredOrigin } from './unit-life.repo.ts';
import { endOfDay, momentsOf, treeAt } from './unit-life.service.ts';
import { getUnitById } from './unit-place.service.ts';
import { unitRowsOf } from './units.repo.ts';
import { getUnit } from './units.service.ts';

const STEP = ' › ';

interface Placed {
  position: string;
  depth: number;
  cell: TreeCell;
  /** What sits here has a code of its own; lots and amounts have none. */
  isCoded: boolean;
}
type Tree = Map<string, Placed>;

/** What the bills of material promised on the day of the order, place by place. */
function soldTree(r: ReadContext, root: UnitRow, on: string | null): Tree {
  if (on === null) return new Map();
  const owner = { productId: root.productId, partId: root.productId === null ? root.partId : null };
  if (owner.productId === null && owner.partId === null) return new Map();
  return new Map(
    expandBom(r, owner, on).map(({ path, position, depth, partId, drawingNo, revision, name, ...amount }) => {
      const { quantity, uom, tracking } = amount;
      const cell = { unitId: null, barcode: null, partId, drawingNo, revision, name, quantity, uom };
      return [path, { position, depth, cell, isCoded: tracking === 'unit' }];
    }),
  );
}

/** What sat where at an instant, by the events alone. */
function unitTree(r: ReadContext, root: UnitRow, at: number | null): Tree {
  if (at === null) return new Map();
  const nodes = treeAt(r, root, at).slice(1);
  const rows = new Map(
    unitRowsOf(
      r.db,
      nodes.map((node) => node.unitId),
    ).map((unit) => [unit.id, unit]),
  );
  const paths = new Map([[root.id, '']]);
  const tree: Tree = new Map();
  for (const { unitId, barcode, name, parentUnitId, position, depth } of nodes) {
    const above = paths.get(parentUnitId ?? '') ?? '';
    const path = above === '' ? (position ?? '') : `${above}${STEP}${position ?? ''}`;
    paths.set(unitId, path);
    const unit = rows.get(unitId);
    const part = {
      partId: unit?.partId ?? null,
      drawingNo: unit?.drawingNo ?? null,
      revision: unit?.partRevision ?? null,
    };
    const cell = { unitId, barcode, ...part, name, quantity: 1000, uom: null };
    tree.set(path, { position: position ?? '', depth, cell, isCoded: true });
  }
  return tree;
}

/** From what was promised to what was built: the same part, another revision of it, or another part. */
function changeFromSold(place: Placed | undefined, built: TreeCell | null, isSoldKnown: boolean): CellChange {
  if (!isSoldKnown) return 'same';
  if (!place) return built ? 'added' : 'same';
  // Lots and amounts have no unit in the tree that could be missing, one of them as little as many.
  if (!built) return place.isCoded ? 'missing' : 'same';
  const sold = place.cell;
  if (built.partId === null || sold.partId === built.partId) return 'same';
  return sold.drawingNo === built.drawingNo ? 'other_revision' : 'other_part';
}

function changeOfUnit(before: TreeCell | null, now: TreeCell | null, isBeforeKnown: boolean): CellChange {
  if (!isBeforeKnown || before?.unitId === now?.unitId) return 'same';
  if (!before) return 'added';
  return now ? 'replaced' : 'missing';
}

interface Trees {
  sold: Tree;
  built: Tree;
  shipped: Tree;
  maintained: Tree;
}

const treesOf = ({ sold, built, shipped, maintained }: Trees): Tree[] => [sold, built, shipped, maintained];

function rowOf(path: string, trees: Trees, on: TreesView['on']): TreeRow {
  const at = (tree: Tree) => tree.get(path)?.cell ?? null;
  const [sold, built, shipped, maintained] = [trees.sold, trees.built, trees.shipped, trees.maintained].map(
    at,
  );
  const placed = treesOf(trees)
    .map((tree) => tree.get(path))
    .find((p) => p !== undefined);
  const isSoldKnown = trees.sold.size > 0 && on.built !== null;
  const base = on.shipped === null ? (built ?? null) : (shipped ?? null);
  return {
    path,
    position: placed?.position ?? path,
    depth: placed?.depth ?? 1,
    sold: sold ?? null,
    built: { cell: built ?? null, change: changeFromSold(trees.sold.get(path), built ?? null, isSoldKnown) },
    shipped: {
      cell: shipped ?? null,
      change: changeOfUnit(built ?? null, shipped ?? null, on.built !== null && on.shipped !== null),
    },
    maintained: {
      cell: maintained ?? null,
      change: changeOfUnit(base, maintained ?? null, on.shipped !== null || on.built !== null),
    },
  };
}

/** Paths in the order of a tree: a place, then what is in it. The promised order comes first, later places after it. */
function orderedPaths(trees: Trees): string[] {
  const all = new Set(treesOf(trees).flatMap((tree) => [...tree.keys()]));
  const soldOrder = new Map([...trees.sold.keys()].map((path, i) => [path, i]));
  const rank = (path: string) => soldOrder.get(path) ?? Number.MAX_SAFE_INTEGER;
  const compare = (a: string, b: string) => {
    const [x, y] = [a.split(STEP), b.split(STEP)];
    for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
      if (x[i] === y[i]) continue;
      const [p, q] = [x.slice(0, i + 1).join(STEP), y.slice(0, i + 1).join(STEP)];
      return rank(p) - rank(q) || (p < q ? -1 : 1);
    }
    return x.length - y.length;
  };
  return [...all].sort(compare);
}

function specificationOf(r: ReadContext, origin: StoredOrigin | undefined): TreesView['specification'] {
  const { specificationId, specificationLetter } = origin ?? {};
  if (!specificationId || !specificationLetter) return null;
  const detail = getSpecification(r, specificationId);
  const revision = detail.revisions.find((one) => one.letter === specificationLetter);
  if (!revision) return null;
  const items = revision.items.map(({ clause, parameter, value, unit, tolerance }) => {
    return { clause, parameter, value, unit, tolerance };
  });
  return { no: detail.no, letter: revision.letter, signedOn: revision.signedOn, items };
}

/**
 * A machine as sold (order, specification and the bills in force that day), as built, as shipped and as maintained,
 * place by place with what differs from one tree to the next. Each tree may be asked for at a day of its own.
 */
export function getUnitTrees(r: ReadContext, input: z.infer<typeof treesInput>): TreesView {
  const root = getUnitById(r, getUnit(r, input.barcode).rootUnitId);
  const origin = root.orderLineId === null ? undefined : originOf(r.db, root.orderLineId);
  const { builtAt, shippedAt } = momentsOf(r, root.id);
  const moment = (on: string | undefined, at: number | undefined) =>
    on === undefined ? (at ?? null) : endOfDay(on);
  const at = {
    built: moment(input.builtOn, builtAt),
    shipped: moment(input.shippedOn, shippedAt),
    maintained: moment(input.maintainedOn, r.at),
  };
  const soldOn = input.soldOn ?? origin?.orderedOn ?? root.madeOn;
  const trees = {
    sold: soldTree(r, root, soldOn),
    built: unitTree(r, root, at.built),
    shipped: unitTree(r, root, at.shipped),
    maintained: unitTree(r, root, at.maintained),
  };
  const day = (instant: number | null) => (instant === null ? null : localDate(instant));
  const on = {
    sold: trees.sold.size > 0 ? soldOn : null,
    built: day(at.built),
    shipped: day(at.shipped),
    maintained: day(at.maintained),
  };
  const rows = orderedPaths(trees).map((path) => rowOf(path, trees, on));
  const isSame = (row: TreeRow) =>
    [row.built, row.shipped, row.maintained].every((one) => one.change === 'same');
  const { id: unitId, barcode, name, kind, factoryNo, orderNo, partyName, siteName } = root;
  return {
    ...{ unitId, barcode, name, kind, factoryNo, orderNo, partyName, siteName },
    on,
    rows,
    differing: rows.filter((row) => !isSame(row)).length,
    specification: specificationOf(r, origin),
  };
}
