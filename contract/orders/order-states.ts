export const ORDER_STATES = [
  'draft',
  'review',
  'in_force',
  'executing',
  'shipped',
  'accepted',
  'in_warranty',
  'closed',
  'changing',
  'suspended',
  'terminated',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** What a person may set; everything behind `in_force` follows from facts. `resume` ends a suspension. */
export const ORDER_STEPS = ['draft', 'review', 'in_force', 'suspended', 'resume', 'terminated'] as const;
export type OrderStep = (typeof ORDER_STEPS)[number];

/** Not yet a contract: may still be changed as a whole. */
export function isPrepared(state: OrderState): boolean {
  return state === 'draft' || state === 'review';
}

/** In force or later, and goods may move. */
export function isShippable(state: OrderState): boolean {
  return state === 'in_force' || state === 'executing' || state === 'shipped';
}

const LIVE: readonly OrderState[] = [
  'in_force',
  'executing',
  'shipped',
  'accepted',
  'in_warranty',
  'changing',
];

/** Whether a person may take this step from that state. */
export function canStep(from: OrderState, step: OrderStep): boolean {
  switch (step) {
    case 'draft':
      return from === 'review';
    case 'review':
      return from === 'draft';
    case 'in_force':
      return isPrepared(from);
    case 'suspended':
      return LIVE.includes(from);
    case 'resume':
      return from === 'suspended';
    default:
      return LIVE.includes(from) || from === 'suspended';
  }
}

/** Steps out of the ordinary course are explained. */
export function needsReason(step: OrderStep): boolean {
  return step === 'suspended' || step === 'terminated';
}

export interface OrderFacts {
  /** Σ over the lines, in thousandths; only full lines count as shipped. */
  isEverythingShipped: boolean;
  hasShipment: boolean;
  hasWorksOrder: boolean;
  acceptedOn: string | null;
  closedOn: string | null;
}

/** State of an order in force, from what happened: the farthest fact decides. */
export function stateFromFacts(facts: OrderFacts): OrderState {
  if (facts.closedOn !== null) return 'closed';
  if (facts.acceptedOn !== null) return 'accepted';
  if (facts.isEverythingShipped) return 'shipped';
  if (facts.hasShipment || facts.hasWorksOrder) return 'executing';
  return 'in_force';
}
