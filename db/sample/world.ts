import type { Actor } from '#db/kit/context.ts';
import type { SampleProduct } from './catalogue.ts';
import type { Random } from './random.ts';
import type { Simulation } from './simulation.ts';

export interface Buyer {
  partyId: string;
  name: string;
  isOwner: boolean;
  favourite: string;
  seller: Actor;
  contacts: { id: string; name: string; phone: string }[];
  /** Deals begun so far. */
  deals: number;
}

/** What the stories share while the factory's years go by. */
export interface SampleWorld {
  simulation: Simulation;
  random: Random;
  /** Last day of the history: today. */
  until: string;
  /** Units carry barcodes from this day on. */
  barcodesFrom: string;
  ownerIds: string[];
  productIds: Map<string, string>;
  partIds: Map<string, string>;
  sellers: Actor[];
  engineers: Actor[];
  manager: Actor;
  /** Where machines without a ship of their own are used. */
  depotSiteId: string;
  /** Running numbers of ships and spare units. */
  hulls: number;
  spares: number;
}

export interface Deal {
  day: string;
  buyer: Buyer;
  seller: Actor;
  product: SampleProduct;
  quantity: number;
  /** Price of one, in 分. */
  priceMinor: number;
  shipType: string;
  classCode: string;
  ownerPartyId: string | null;
  recordId: string;
}
