/** States in which an order counts: its specification is signed (or it came from an old ledger) and it was not terminated. */
export const COUNTED_ORDER_STATES = [
  'in_force',
  'executing',
  'shipped',
  'accepted',
  'in_warranty',
  'closed',
  'changing',
  'suspended',
] as const;
