/** What a call came to, in a form that is the same for every transport. */
export type Outcome = { ok: unknown } | { error: { code: string; status: number; data: unknown } };
