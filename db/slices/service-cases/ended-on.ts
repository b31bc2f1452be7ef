/** Day a case stopped being open, in the aliases of the list of cases. NULL while it is open. */
export const ENDED_ON = 'max(COALESCE(c.resolved_on, c.closed_on), c.reported_on)';

/** Later than every day for a case that is open, so that one condition finds what was open at the end of a day. */
export const ENDED_OR_LATER = `COALESCE(${ENDED_ON}, '9999-12-31')`;
