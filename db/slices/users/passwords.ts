import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, two passes (OWASP's minimum). */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Checked when the account is unknown, so that both answers take the same time. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Ah5iJHUNJRJ1ZzzDH4vbhXLBGJ5/aE8QGDyPTT5Ppcw';

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export async function isPasswordRight(stored: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(stored ?? NOBODY, password).catch(() => false);
  return isRight && stored !== undefined;
}
