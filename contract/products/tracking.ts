/** How a part is followed: every piece with its code, by lot, or as an amount. */
export const TRACKING = ['unit', 'lot', 'quantity'] as const;
