import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * Whether the core can be reached. Every call tells what became of it; while the core is out of reach it is looked
 * for again and again, because a page on which somebody types makes no calls by itself.
 */
const listeners = new Set<() => void>();
let isReached = true;
const LOOK_EVERY_MS = 1500;
const LOOK_LIMIT_MS = 3000;

export function isConnected(): boolean {
  return isReached;
}

export function watchConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(now: boolean): void {
  if (now === isReached) return;
  isReached = now;
  for (const listener of [...listeners]) listener();
}

/** What a call, or the shell's port, found out. `look` asks whether the core is there again; ports say so themselves. */
export function noteConnection(now: boolean, look?: () => Promise<boolean>): void {
  const isLost = isReached && !now;
  set(now);
  if (isLost && look) void lookUntilFound(look);
}

async function lookUntilFound(look: () => Promise<boolean>): Promise<void> {
  while (!isReached) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (!isReached && (await look())) set(true);
  }
}

/** Asks the host for a sign of life; it answers without a session. */
export async function isHostThere(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(LOOK_LIMIT_MS);
    const answer = await fetch(new URL('./api/health', document.baseURI), { signal, cache: 'no-store' });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Settles as soon as the core is there. */
export function whenConnected(): Promise<void> {
  if (isReached) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = watchConnection(() => {
      if (!isReached) return;
      stop();
      resolve();
    });
  });
}

export function useConnected(): boolean {
  return useSyncExternalStore(watchConnection, isConnected);
}

/** Does something each time the core is there again after it was lost. */
export function useReconnect(act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(
    () =>
      watchConnection(() => {
        if (isReached) latest.current();
      }),
    [],
  );
}
