import { MAX_UNIT_DEPTH } from '#contract/units/lifecycle.ts';
import type { WarrantyDecisions } from '#contract/units/warranty-terms.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { type ClockEvent, clockEvents, clockFacts } from './clock-units.repo.ts';
import type { StoredPair } from './unit-events.repo.ts';
import { originOf, type StoredOrigin } from './unit-life.repo.ts';
import { decisionsOf, unitsWithDecisions } from './warranty-decisions.repo.ts';

/** A unit as the clock sees it. */
export interface ClockUnit {
  unitId: string;
  events: readonly ClockEvent[];
  origin: StoredOrigin | undefined;
  parentUnitId: string | null;
}

const UNDECIDED: WarrantyDecisions = { suspensions: [], extensions: [], override: null };

/** The unit it sits in, or last sat in. */
function parentOf({ parentUnitId, events }: Omit<ClockUnit, 'origin'>): string | null {
  return parentUnitId ?? events.findLast((e) => e.type === 'INSTALLED')?.parentUnitId ?? null;
}

/** Reads every unit of one computation once: parts share their machine, the generations of a position too. */
export class ClockReader {
  readonly r: ReadContext;
  readonly #known = new Map<string, ClockUnit>();
  readonly #origins = new Map<string, StoredOrigin | undefined>();
  readonly #decided = new Set<string>();

  constructor(r: ReadContext, unitIds: readonly string[], known?: ClockUnit) {
    this.r = r;
    if (known) {
      this.#known.set(known.unitId, known);
      for (const id of unitsWithDecisions(r.db, [known.unitId])) this.#decided.add(id);
    }
    const above = known ? parentOf(known) : null;
    this.#load(known ? (above === null ? [] : [above]) : unitIds);
  }

  /** Reads units and all they sit in, a level at a time. */
  #load(unitIds: readonly string[]): void {
    let wanted = unitIds.filter((id) => !this.#known.has(id));
    for (let depth = 0; wanted.length > 0 && depth <= MAX_UNIT_DEPTH; depth += 1) {
      const events = clockEvents(this.r.db, wanted);
      const above = new Set<string>();
      for (const id of unitsWithDecisions(this.r.db, wanted)) this.#decided.add(id);
      for (const { unitId, orderLineId, parentUnitId } of clockFacts(this.r.db, wanted)) {
        const unit = { unitId, parentUnitId, events: events.get(unitId) ?? [] };
        this.#known.set(unitId, { ...unit, origin: this.#originOf(orderLineId) });
        const parent = parentOf(unit);
        if (parent !== null) above.add(parent);
      }
      wanted = [...above].filter((id) => !this.#known.has(id));
    }
  }

  #originOf(orderLineId: string | null): StoredOrigin | undefined {
    if (orderLineId === null) return undefined;
    if (!this.#origins.has(orderLineId)) this.#origins.set(orderLineId, originOf(this.r.db, orderLineId));
    return this.#origins.get(orderLineId);
  }

  unit(unitId: string): ClockUnit {
    if (!this.#known.has(unitId)) this.#load([unitId]);
    return this.#known.get(unitId) ?? { unitId, events: [], origin: undefined, parentUnitId: null };
  }

  /** What people decided about the unit's warranty. */
  decisions(unitId: string): WarrantyDecisions {
    this.unit(unitId);
    return this.#decided.has(unitId) ? decisionsOf(this.r.db, unitId) : UNDECIDED;
  }

  /** The unit, then what it sits in or last sat in, up to the root. */
  lineage(unitId: string): ClockUnit[] {
    const found: ClockUnit[] = [];
    for (let id: string | null = unitId; id !== null && found.length <= MAX_UNIT_DEPTH; ) {
      const unit: ClockUnit = this.unit(id);
      found.push(unit);
      id = parentOf(unit);
    }
    return found;
  }

  /** The replaced unit as it was before its removal, then the lineage of the parent it was taken from. */
  lineageBefore(pair: StoredPair): ClockUnit[] {
    const unit = this.unit(pair.removedUnitId);
    const events = unit.events.filter((e) => e.seq < pair.removedSeq);
    return [{ ...unit, events }, ...this.lineage(pair.parentUnitId)];
  }
}
