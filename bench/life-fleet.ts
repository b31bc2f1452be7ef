import type { Actor } from '#db/kit/context.ts';
import type { Store } from '#db/kit/store.ts';
import { type LoadedEvent, UnitLoader } from '#db/slices/units/unit-loader.service.ts';

const PARTS_A_MACHINE = 9;
/** Every so many machines one whose first part was replaced again and again. */
const CHAIN_EVERY = 20;
const GENERATIONS = 5;
const DAY = 86_400_000;
const MACHINES_A_TRANSACTION = 400;

export interface Fleet {
  units: number;
  events: number;
  machines: string[];
  /** Last part of a chain of five, by its code. */
  chains: string[];
}

const bornAt = (i: number) => Date.UTC(2012, 0, 1) + (i % 5000) * DAY;

/** CREATED to HANDED_OVER, four events. */
function machineEvents(i: number): LoadedEvent[] {
  const at = bornAt(i);
  return [
    { type: 'CREATED', at },
    { type: 'FACTORY_TESTED', at: at + 20 * DAY },
    { type: 'SHIPPED', at: at + 30 * DAY },
    { type: 'HANDED_OVER', at: at + 90 * DAY },
  ];
}

function loadParts(loader: UnitLoader, parentUnitId: string, i: number, newId: () => string): string | null {
  const at = bornAt(i) + 10 * DAY;
  const isChain = i % CHAIN_EVERY === 0;
  for (let p = 1; p <= PARTS_A_MACHINE; p += 1) {
    const inside = { parentUnitId, position: `P${p}` };
    const events: LoadedEvent[] = [
      { type: 'CREATED', at: at - DAY },
      { type: 'INSTALLED', at, ...inside },
    ];
    if (p > 1 || !isChain) loader.load({ barcode: `B-${i}-${p}`, kind: 'part' }, events);
  }
  return isChain ? loadChain(loader, parentUnitId, i, newId) : null;
}

/** Five generations at the first position, each put in by a replacement but the first. */
function loadChain(loader: UnitLoader, parentUnitId: string, i: number, newId: () => string): string {
  const inside = { parentUnitId, position: 'P1' };
  const at = (g: number) => bornAt(i) + (10 + g * 200) * DAY;
  let pairIn: string | null = null;
  let code = '';
  for (let g = 1; g <= GENERATIONS; g += 1) {
    code = `B-${i}-1-${g}`;
    const pairOut: string | null = g < GENERATIONS ? newId() : null;
    const events: LoadedEvent[] = [
      { type: 'CREATED', at: bornAt(i) },
      { type: 'INSTALLED', at: at(g), ...inside, ...(pairIn === null ? {} : { pairId: pairIn }) },
    ];
    if (pairOut !== null) events.push({ type: 'REMOVED', at: at(g + 1), ...inside, pairId: pairOut });
    loader.load({ barcode: code, kind: 'part' }, events);
    pairIn = pairOut;
  }
  return code;
}

/** Machines with their parts, ten units and twenty-two events each, until there are so many units. */
export function fillFleet(store: Store, actor: Actor, wanted: number): Fleet {
  const fleet: Fleet = { units: 0, events: 0, machines: [], chains: [] };
  for (let i = 0; fleet.units < wanted; ) {
    store.writeNow(actor, (w) => {
      const loader = new UnitLoader(w);
      for (let n = 0; n < MACHINES_A_TRANSACTION; n += 1, i += 1) {
        const code = `M-${i}`;
        const machine = loader.load({ barcode: code, kind: 'machine' }, machineEvents(i));
        const chain = loadParts(loader, machine.id, i, () => w.newId());
        fleet.machines.push(code);
        if (chain !== null) fleet.chains.push(chain);
      }
      const { units, events } = loader.finish(w.newId());
      fleet.units += units;
      fleet.events += events;
    });
  }
  return fleet;
}
