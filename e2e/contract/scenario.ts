import type { Outcome } from './outcome.ts';
import { ADMIN, type Caller, type Credentials, expectOk, type Factory } from './transports.ts';

type Row = { id: string; version: number };

/** What earlier steps of a scenario made, for later steps to use. */
export interface Made {
  party: Row;
  record: Row;
  cursor: string | null;
}

export interface Step {
  name: string;
  as?: keyof typeof USERS | 'nobody';
  procedure: string;
  input?: (made: Made) => unknown;
  /** Error code expected, or nothing for success. */
  refused?: string;
  /** Status where REST has its own. */
  restStatus?: number;
  keep?: (ok: never, made: Made) => void;
}

/** Everybody of the test factory. Sales may write market records, service may only read them. */
export const USERS = {
  admin: ADMIN,
  sales: { username: 'li', password: 'sales password 1' },
  service: { username: 'wang', password: 'service password 1' },
} satisfies Record<string, Credentials>;

export interface Taken {
  step: Step;
  outcome: Outcome;
}

/** Plays the steps on a fresh factory, each with the client of its user. */
export async function play(factory: Factory, steps: readonly Step[]): Promise<Taken[]> {
  const admin = await factory.caller(USERS.admin);
  for (const role of ['sales', 'service'] as const) {
    expectOk(await admin.call('users.create', { ...USERS[role], displayName: role, role }));
  }
  const callers: Record<string, Caller> = { admin, nobody: await factory.caller() };
  for (const role of ['sales', 'service'] as const) callers[role] = await factory.caller(USERS[role]);
  const made: Made = { party: { id: '', version: 0 }, record: { id: '', version: 0 }, cursor: null };
  const taken: Taken[] = [];
  for (const step of steps) {
    const caller = callers[step.as ?? 'sales'];
    if (!caller) throw new Error(`nobody is called ${String(step.as)}`);
    const outcome = await caller.call(step.procedure, step.input?.(made));
    if ('ok' in outcome) step.keep?.(outcome.ok as never, made);
    taken.push({ step, outcome });
  }
  for (const caller of Object.values(callers)) caller.close();
  return taken;
}

/**
 * Ids are random; each is replaced by its order of appearance, so that two runs can be compared. A cursor holds
 * an id, so only its being there counts; that it leads to the right page is seen in the next step.
 */
export function withoutRandom(outcomes: readonly Outcome[]): unknown {
  const seen = new Map<string, string>();
  const text = JSON.stringify(outcomes)
    .replace(/"next":"[\w-]+"/g, '"next":"cursor"')
    .replace(
      /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/g,
      (id) => seen.get(id) ?? (seen.set(id, `id-${String(seen.size + 1)}`), `id-${String(seen.size)}`),
    );
  return JSON.parse(text) as unknown;
}
