import { expect } from 'vitest';

/** Waits as long as a busy machine may need; a second is not enough when other suites run beside. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 8000, interval: 50 });
