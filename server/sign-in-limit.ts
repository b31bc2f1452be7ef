/**
 * Sign-ins per address: a bucket that holds `burst` tries and forgives one every `forgiveMs`. A try that
 * succeeds is given back, because a whole office may sign in through one address at eight in the morning; it
 * counts while it runs, because every try costs a password hash. The core limits per account as well; this
 * one stops guessing across accounts.
 */
export interface SignInLimit {
  /** Counts a try and returns 0, or returns the seconds the address has to wait. */
  begin(address: string): number;
  /** Gives a try back that was no guess. */
  forgive(address: string): void;
}

interface Bucket {
  tries: number;
  at: number;
}

const MAX_ADDRESSES = 10_000;

/** `now` is a monotonic millisecond clock: setting the wall clock forward must not forgive anything. */
export function createSignInLimit(burst: number, forgiveMs: number, now: () => number): SignInLimit {
  const buckets = new Map<string, Bucket>();

  function current(address: string): number {
    const bucket = buckets.get(address);
    if (bucket === undefined) return 0;
    return Math.max(0, bucket.tries - (now() - bucket.at) / forgiveMs);
  }

  function makeRoom(): void {
    for (const address of buckets.keys()) if (current(address) === 0) buckets.delete(address);
    const oldest = buckets.keys().next();
    if (buckets.size >= MAX_ADDRESSES && !oldest.done) buckets.delete(oldest.value);
  }

  return {
    begin(address) {
      const over = current(address) - (burst - 1);
      if (over > 0) return Math.max(1, Math.ceil((over * forgiveMs) / 1000));
      if (buckets.size >= MAX_ADDRESSES) makeRoom();
      buckets.set(address, { tries: current(address) + 1, at: now() });
      return 0;
    },
    forgive(address) {
      buckets.set(address, { tries: Math.max(0, current(address) - 1), at: now() });
    },
  };
}
