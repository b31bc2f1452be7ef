import type { QueryClient } from '@tanstack/react-query';
import type { ChangeNotice } from '#contract/changes/changes.contract.ts';
import { client } from './client.ts';
import { isConnected, watchConnection, whenConnected } from './connection.ts';

/** Which slices show data of an entity. An entity that is not listed refreshes everything on the screen. */
const SLICES_OF: Record<string, readonly string[]> = {
  parties: ['parties', 'contacts', 'marketRecords', 'sites', 'orders'],
  contacts: ['contacts', 'parties'],
  sites: ['sites', 'units', 'orders'],
  products: ['products', 'units', 'orders'],
  'market-records': ['marketRecords', 'specifications', 'today'],
  specifications: ['specifications', 'marketRecords', 'orders', 'today'],
  orders: ['orders', 'marketRecords', 'specifications', 'units', 'today'],
  units: ['units', 'sites', 'orders', 'serviceCases', 'maintenance', 'today'],
  'service-cases': ['serviceCases', 'units', 'today', 'engineers', 'maintenance', 'knowledge'],
  engineers: ['engineers', 'serviceCases'],
  quotations: ['quotations', 'serviceCases'],
  maintenance: ['maintenance', 'today'],
  knowledge: ['knowledge'],
  claims: ['claims'],
  recalls: ['recalls', 'serviceCases', 'units'],
  imports: ['imports'],
  users: ['users', 'session'],
  session: [],
  codes: ['codes'],
  jobs: ['jobs'],
  reports: ['reports'],
  insights: ['insights'],
  views: ['views'],
};

/** Derived views that any change may touch. */
const DERIVED = ['insights', 'reports', 'search'] as const;

function refresh(queries: QueryClient, notice: ChangeNotice): void {
  const slices = SLICES_OF[notice.entity];
  if (!slices) {
    void queries.invalidateQueries();
    return;
  }
  const derived = slices.length === 0 || notice.entity === 'jobs' ? [] : DERIVED;
  for (const slice of [...slices, ...derived]) void queries.invalidateQueries({ queryKey: [[slice]] });
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends with the given signal, or when the core is lost: a stream may hang on a connection nobody holds any more. */
function untilLost(signal: AbortSignal) {
  const both = new AbortController();
  const end = () => both.abort();
  const stopWatching = watchConnection(() => {
    if (!isConnected()) end();
  });
  signal.addEventListener('abort', end, { once: true });
  const release = () => {
    stopWatching();
    signal.removeEventListener('abort', end);
  };
  return { signal: both.signal, release };
}

/**
 * Listens to committed changes and refreshes what is shown, for as long as the signal lives. After a break
 * everything is refreshed once, because notices sent meanwhile are gone.
 */
export async function followChanges(queries: QueryClient, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    const until = untilLost(signal);
    try {
      const context = { timeout: null };
      const stream = await client.changes.stream(undefined, { signal: until.signal, context });
      if (attempt > 0) void queries.invalidateQueries();
      attempt = 0;
      for await (const notice of stream) refresh(queries, notice);
    } catch {
      // Signed out, restarting or disconnected: the next round finds out.
    }
    until.release();
    if (signal.aborted) return;
    await (isConnected() ? wait(Math.min(500 * 2 ** attempt, 10_000)) : whenConnected());
  }
}
