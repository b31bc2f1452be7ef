import type { Database } from 'better-sqlite3';
import { assertDurable } from '#db/connection/open.ts';
import { localDate } from '#db/kit/clock.ts';
import { type Actor, SYSTEM_ACTOR, type WriteContext } from '#db/kit/context.ts';
import { addContact } from '#db/slices/parties/contacts.service.ts';
import { createParty } from '#db/slices/parties/parties.service.ts';
import { releaseBom, saveBom } from '#db/slices/products/boms.service.ts';
import { createPart, createProduct } from '#db/slices/products/products.service.ts';
import { setUpFactory } from '#db/slices/setup/setup.service.ts';
import { createSite } from '#db/slices/sites/sites.service.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import { findAccount } from '#db/slices/users/users.service.ts';
import { addDays, dayNumber } from './calendar.ts';
import { SAMPLE_PARTS, SAMPLE_PRODUCTS } from './catalogue.ts';
import { drawContacts, planDeal } from './market-story.ts';
import { SAMPLE_PARTIES, type SampleParty } from './parties-of-trade.ts';
import { SAMPLE_USERS } from './people.ts';
import { planService } from './service-story.ts';
import { Simulation } from './simulation.ts';
import type { Buyer, SampleWorld } from './world.ts';

export type SampleSize = 'demo' | 'M' | 'L';

/** How many times the demo factory's trade: M is the bench's size of orders and units, L five times that. */
const SCALE: Record<SampleSize, number> = { demo: 1, M: 70, L: 350 };

const SEED = 20_260_630;
const YEARS = 12;
const BARCODE_YEARS = 6;
const FACTORY = '海力甲板机械（示例）';

export interface SampleOptions {
  size?: SampleSize;
  /** Last day of the history; today unless a test wants the same factory every day. */
  today?: string;
  seed?: number;
  /** How long a history. */
  years?: number;
}

/**
 * Fills an empty database with the sample factory: a maker of deck machinery, its customers, twelve years of leads,
 * specifications, orders, machines built from tracked parts, and the cases those parts caused. Deterministic for a
 * seed and a day; everything goes through the services, at its own date.
 */
export async function generateSample(handle: Database, options: SampleOptions = {}): Promise<void> {
  const { size = 'demo', seed = SEED, years = YEARS } = options;
  const until = options.today ?? localDate(Date.now());
  const from = addDays(until, -years * 365);
  const accounts = await Promise.all(
    SAMPLE_USERS.map(async ({ password, ...user }) => ({
      ...user,
      passwordHash: await hashPassword(password),
    })),
  );
  const simulation = new Simulation(handle, { seed, from, until });
  simulation.store.writeNow(SYSTEM_ACTOR, (w) => setUpFactory(w, FACTORY, true, accounts));
  const world = simulation.store.writeNow(SYSTEM_ACTOR, (w) => layGround(w, simulation, SCALE[size]));
  planService(world);
  for (const buyer of world.buyers) planTrade(world, buyer.buyer, buyer.party, years);
  runWithoutSync(handle, () => simulation.run());
}

/** Nothing here was typed by anybody: a power cut costs a click, so thousands of saves need not wait for the disk. */
function runWithoutSync(handle: Database, run: () => void): void {
  handle.pragma('synchronous = OFF');
  try {
    run();
  } finally {
    handle.pragma('synchronous = FULL');
    handle.pragma('wal_checkpoint(TRUNCATE)');
    assertDurable(handle);
  }
}

interface Ground extends SampleWorld {
  buyers: { buyer: Buyer; party: SampleParty }[];
  /** Deals at each order date of a buyer. */
  scale: number;
}

function actorOf(w: WriteContext, username: string): Actor {
  const account = findAccount(w, username);
  if (!account) throw new Error(`no sample account ${username}`);
  return { userId: account.id, username: account.displayName, role: account.role, device: 'sample' };
}

/** Accounts, catalogue and parties are there before the first lead. */
function layGround(w: WriteContext, simulation: Simulation, scale: number): Ground {
  const { random } = simulation;
  const sellers = ['limin', 'chentao', 'sunjie'].map((name) => actorOf(w, name));
  const engineers = ['zhou', 'chengong'].map((name) => actorOf(w, name));
  const productIds = new Map(
    SAMPLE_PRODUCTS.map(({ code, name, family }) => [code, createProduct(w, { code, name, family }).id]),
  );
  const partIds = new Map<string, string>();
  for (const { drawingNo, revision, name } of SAMPLE_PARTS) {
    if (!partIds.has(drawingNo)) partIds.set(drawingNo, createPart(w, { drawingNo, revision, name }).id);
  }
  for (const productId of productIds.values()) releaseSampleBom(w, productId, partIds);
  const depotSiteId = createSite(w, { name: '舟山服务点', kind: 'station' }).id;
  const world: Ground = {
    simulation,
    random,
    until: simulation.until,
    barcodesFrom: addDays(simulation.until, -BARCODE_YEARS * 365),
    ownerIds: [],
    productIds,
    partIds,
    sellers,
    engineers,
    manager: actorOf(w, 'wang'),
    depotSiteId,
    hulls: 0,
    spares: 0,
    buyers: [],
    scale,
  };
  for (let copy = 0; copy < Math.max(1, Math.round(scale / 4)); copy += 1)
    for (const party of SAMPLE_PARTIES) addParty(world, w, party, copy);
  return world;
}

/** What every machine is made of; in force before the first order. */
function releaseSampleBom(w: WriteContext, productId: string, partIds: ReadonlyMap<string, string>): void {
  const lines = SAMPLE_PARTS.flatMap(({ position, drawingNo }) => {
    const partId = partIds.get(drawingNo);
    return partId === undefined ? [] : [{ position, partId, quantity: 1000 }];
  });
  releaseBom(w, { ...saveBom(w, { productId, lines }), on: '2010-01-01' });
}

function addParty(world: Ground, w: WriteContext, party: SampleParty, copy: number): void {
  const { random } = world;
  const suffix = copy === 0 ? '' : ` ${copy + 1}`;
  const seller = random.pick(world.sellers);
  const isBuyer = (party.interval ?? 0) > 0;
  const made = createParty(w, {
    name: party.name + suffix,
    fullName: party.fullName + suffix,
    roles: party.roles,
    region: party.region,
    industry: '船舶',
    grade: party.grade ?? null,
    ownerUserId: isBuyer ? seller.userId : null,
  });
  const isOwner = party.roles.includes('owner');
  if (isOwner) world.ownerIds.push(made.id);
  if (!isBuyer) return;
  const contacts = drawContacts(world).map((c) => ({
    id: addContact(w, { partyId: made.id, ...c }).id,
    name: c.name,
    phone: c.phone,
  }));
  const favourite = random.pick(SAMPLE_PRODUCTS).family;
  world.buyers.push({
    party,
    buyer: { partyId: made.id, name: party.name + suffix, isOwner, favourite, seller, contacts, deals: 0 },
  });
}

/** Deals of one buyer in its own rhythm; four of ten leads are lost or shelved, the newest are still open. */
function planTrade(world: Ground, buyer: Buyer, party: SampleParty, years: number): void {
  const { random, until, scale } = world;
  const perDate = scale === 1 ? 1 : 4;
  const end = addDays(until, -(party.until ?? 0) * 365 - (party.until ? 150 : 20));
  let day = addDays(until, -Math.min(party.since ?? years, years) * 365 + random.int(10, 120));
  while (day < end) {
    for (let i = 0; i < perDate; i += 1) {
      const isOpen = day > addDays(until, -150);
      planDeal(
        world,
        buyer,
        day,
        isOpen
          ? 'open'
          : random.weighted([
              ['won', 62],
              ['lost', 28],
              ['shelved', 7],
            ] as const),
      );
    }
    // Trade grew over the years: a customer comes twice as often now as at the beginning.
    const growth = 0.52 + 0.055 * ((dayNumber(until) - dayNumber(day)) / 365);
    day = addDays(day, Math.max(14, random.exponential((party.interval ?? 300) * growth)));
  }
}
