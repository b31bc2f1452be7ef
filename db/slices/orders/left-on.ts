/**
 * Day an order left the backlog, in the aliases of the list of orders; an old ledger that only says "closed" never was
 * in it. NULL while the order is in it.
 */
export const LEFT_ON = `CASE WHEN o.shipped_on IS NOT NULL THEN max(o.shipped_on, o.ordered_on)
  WHEN o.state IN ('shipped', 'accepted', 'in_warranty', 'closed') THEN o.ordered_on END`;

/** Later than every day for an order that is in it, so that one condition finds what was in it at the end of a day. */
export const LEFT_OR_LATER = `COALESCE(${LEFT_ON}, '9999-12-31')`;
