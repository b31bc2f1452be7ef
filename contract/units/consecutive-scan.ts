import type { UnitRow } from './units.schema.ts';

/** Scans one after another, without looking at the screen: what each one means. */
const GONE: ReadonlySet<UnitRow['status']> = new Set(['scrapped', 'lost']);

/** Why a scanned unit is not loaded. `extra` alone may be loaded all the same. */
export const LOAD_PROBLEMS = ['again', 'gone', 'other_order', 'shipped', 'inside', 'extra'] as const;
export type LoadProblem = (typeof LOAD_PROBLEMS)[number];

type Loaded = Pick<UnitRow, 'id' | 'barcode' | 'status' | 'orderLineId' | 'isAway' | 'parentUnitId'>;
interface Load {
  /** Lines of the order that is being shipped. */
  lineIds: readonly string[];
  /** Units of the order that are on a shipment already. */
  shippedIds: readonly string[];
  hasLoaded: (barcode: string) => boolean;
}

/**
 * What the check of a shipment makes of a scanned unit: loaded already, scrapped or lost, made for another order,
 * shipped before, built into a machine (it travels with it), or from stock; null when it belongs on this shipment.
 */
export function judgeLoad(unit: Loaded, load: Load): LoadProblem | null {
  if (load.hasLoaded(unit.barcode)) return 'again';
  if (GONE.has(unit.status)) return 'gone';
  const isOwn = unit.orderLineId !== null && load.lineIds.includes(unit.orderLineId);
  if (unit.orderLineId !== null && !isOwn) return 'other_order';
  if (load.shippedIds.includes(unit.id) || unit.isAway) return 'shipped';
  if (unit.parentUnitId !== null) return 'inside';
  return isOwn ? null : 'extra';
}

/** What a stocktaking makes of a scan; `failed` could not be asked. */
export const COUNT_RESULTS = ['expected', 'inside', 'extra', 'again', 'gone', 'unknown', 'failed'] as const;
export type CountResult = (typeof COUNT_RESULTS)[number];

type Counted = Pick<UnitRow, 'id' | 'status' | 'parentUnitId' | 'rootUnitId'>;

/**
 * A unit that should be here, a part of a machine that should (counted with it), one that should not, one that was scanned
 * before, or one that was written off and is here all the same.
 */
export function judgeCount(
  unit: Counted,
  expectedIds: ReadonlySet<string>,
  seenIds: ReadonlySet<string>,
): CountResult {
  if (seenIds.has(unit.id)) return 'again';
  if (GONE.has(unit.status)) return 'gone';
  if (expectedIds.has(unit.id)) return 'expected';
  return unit.parentUnitId !== null && expectedIds.has(unit.rootUnitId) ? 'inside' : 'extra';
}
