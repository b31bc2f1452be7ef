import type { z } from 'zod';
import type {
  buildInInput,
  buildPlanInput,
  openPlaces,
  PlannedPart,
} from '#contract/units/build-in.schema.ts';
import { isTerminal } from '#contract/units/lifecycle.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { type BomPlace, expandBom } from '#db/slices/products/boms.service.ts';
import { recordUnitEvent } from './unit-events.service.ts';
import { childrenNow } from './unit-life.repo.ts';
import { findUnitByBarcode, getUnit } from './units.service.ts';

type Problem = NonNullable<PlannedPart['problem']>;

/** Places right below the unit that its bill asks to be filled one by one. */
function placesOf(r: ReadContext, { productId, partId }: UnitRow): BomPlace[] {
  if (productId === null && partId === null) return [];
  const owner = { productId, partId: productId === null ? partId : null };
  return expandBom(r, owner, r.today).filter(({ depth, tracking }) => depth === 1 && tracking === 'unit');
}

/** Where something can still be put into the unit that a scanned or typed text names. */
export function findOpenPlaces(r: ReadContext, code: string): z.infer<typeof openPlaces> {
  const unit = getUnit(r, code);
  const taken = new Set(childrenNow(r.db, unit.id));
  const open = placesOf(r, unit).filter(({ position }) => !taken.has(position));
  return {
    barcode: unit.barcode,
    name: unit.name,
    siteName: unit.siteName,
    places: open.map(({ position, drawingNo, name }) => ({ position, drawingNo, name })),
  };
}

/** Hands out places: those the bill keeps for the part first, then the part's name with the next number. */
class Places {
  readonly #open: BomPlace[];
  readonly #taken: Set<string>;

  constructor(places: readonly BomPlace[], taken: readonly string[]) {
    this.#taken = new Set(taken);
    this.#open = places.filter(({ position }) => !this.#taken.has(position));
  }

  next(part: UnitRow): Pick<PlannedPart, 'position' | 'isOnBill'> {
    const at = this.#open.findIndex(({ partId }) => partId === part.partId);
    const [kept] = at < 0 ? [] : this.#open.splice(at, 1);
    const position = kept?.position ?? this.#numbered(part.part ?? part.name ?? part.barcode);
    this.#taken.add(position);
    return { position, isOnBill: kept !== undefined };
  }

  #numbered(name: string): string {
    for (let n = 1; ; n += 1) if (!this.#taken.has(`${name} ${n}`)) return `${name} ${n}`;
  }
}

function problemOf(part: UnitRow | undefined, parent: UnitRow, seen: ReadonlySet<string>): Problem | null {
  if (!part) return 'unknown';
  if (part.id === parent.id || part.id === parent.rootUnitId) return 'self';
  if (seen.has(part.id)) return 'repeated';
  if (isTerminal(part.status)) return 'gone';
  return part.parentUnitId === null ? null : 'inside';
}

/** Where each scanned part would go in the unit, in the order of the scans, and what stands against it. */
export function planBuildIn(r: ReadContext, input: z.infer<typeof buildPlanInput>): PlannedPart[] {
  const parent = getUnit(r, input.barcode);
  const places = new Places(placesOf(r, parent), childrenNow(r.db, parent.id));
  const seen = new Set<string>();
  return input.codes.map((code) => {
    const part = findUnitByBarcode(r, code);
    const problem = problemOf(part, parent, seen);
    if (part) seen.add(part.id);
    const place =
      part && problem === null ? places.next(part) : { position: null, isOnBill: false as boolean };
    return {
      code,
      barcode: part?.barcode ?? null,
      name: part?.name ?? null,
      drawingNo: part?.drawingNo ?? null,
      status: part?.status ?? null,
      ...place,
      problem,
      machineBarcode: part && part.parentUnitId !== null ? part.rootBarcode : null,
    };
  });
}

/**
 * Puts parts into a unit, each at its place, all or none. The rules are those of a single INSTALLED; RULE_BROKEN names
 * the part and where it is. Returns the id of the unit they went into.
 */
export function buildIn(w: WriteContext, input: z.infer<typeof buildInInput>): string {
  const parent = getUnit(w, input.barcode);
  const when = input.on === undefined ? {} : { on: input.on };
  for (const { barcode, position } of input.parts)
    recordUnitEvent(w, { barcode, type: 'INSTALLED', parentUnitId: parent.id, position, ...when });
  return parent.id;
}
