import { DomainError } from '#contract/kit/errors.ts';

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 2_000;
/** The longest wait keeps a guesser out and lets the last administrator in again the same minute. */
const LONGEST_WAIT_MS = 60_000;
const FORGET_AFTER_MS = 15 * 60_000;

interface Failures {
  count: number;
  lastAt: number;
}

/** Growing delay per account after wrong passwords; kept in memory, so a restart forgives. */
export class SignInLimit {
  readonly #failures = new Map<string, Failures>();

  /** Throws RATE_LIMITED while the account has to wait. */
  check(account: string, now: number): void {
    const failures = this.#failures.get(account);
    if (!failures || failures.count < FREE_TRIES) return;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures.count - FREE_TRIES));
    const left = failures.lastAt + wait - now;
    if (left > 0) throw new DomainError('RATE_LIMITED', { retryAfterSeconds: Math.ceil(left / 1000) });
  }

  failed(account: string, now: number): void {
    for (const [name, f] of this.#failures) if (now - f.lastAt > FORGET_AFTER_MS) this.#failures.delete(name);
    this.#failures.set(account, { count: (this.#failures.get(account)?.count ?? 0) + 1, lastAt: now });
  }

  succeeded(account: string): void {
    this.#failures.delete(account);
  }
}
