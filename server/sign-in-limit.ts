/**
 * Failed sign-ins per address: a bucket that holds `burst` failures and forgives one every `forgiveMs`.
 * Only failures count, because a whole office may sign in through one address at eight in the morning.
 * The core limits per account as well; this one stops guessing across accounts.
 */
export interface SignInLimit {
  /** Seconds the address has to wait, 0 when it may try now. */
  waitSeconds(address: string): number;
  noteFailure(address: string): void;
}

interface Bucket {
  failures: number;
  at: number;
}

const MAX_ADDRESSES = 10_000;

/** `now` is a monotonic millisecond clock: setting the wall clock forward must not forgive anything. */
export function createSignInLimit(burst: number, forgiveMs: number, now: () => number): SignInLimit {
  const buckets = new Map<string, Bucket>();

  function current(address: string): number {
    const bucket = buckets.get(address);
    if (bucket === undefined) return 0;
    return Math.max(0, bucket.failures - (now() - bucket.at) / forgiveMs);
  }

  function dropForgiven(): void {
    for (const address of buckets.keys()) if (current(address) === 0) buckets.delete(address);
    const oldest = buckets.keys().next();
    if (buckets.size >= MAX_ADDRESSES && !oldest.done) buckets.delete(oldest.value);
  }

  return {
    waitSeconds(address) {
      const over = current(address) - (burst - 1);
      return over <= 0 ? 0 : Math.max(1, Math.ceil((over * forgiveMs) / 1000));
    },
    noteFailure(address) {
      if (buckets.size >= MAX_ADDRESSES) dropForgiven();
      buckets.set(address, { failures: current(address) + 1, at: now() });
    },
  };
}
