import type { QueryClient } from '@tanstack/react-query';
import type { ChangeNotice } from '#contract/changes/changes.contract.ts';
import { client } from './client.ts';

/** Which slices show data of an entity. An entity that is not listed refreshes everything on the screen. */
const SLICES_OF: Record<string, readonly string[]> = {
  party: ['parties', 'marketRecords', 'sites', 'orders'],
  contact: ['parties'],
  site: ['sites', 'units'],
  product: ['products'],
  part: ['products', 'units'],
  market_record: ['marketRecords', 'specifications'],
  specification: ['specifications', 'marketRecords'],
  specification_revision: ['specifications', 'marketRecords'],
  order: ['orders', 'marketRecords', 'units'],
  orders: ['orders', 'marketRecords', 'specifications', 'units'],
  specifications: ['specifications', 'marketRecords', 'orders'],
  unit: ['units', 'sites', 'orders', 'serviceCases'],
  service_case: ['serviceCases', 'units'],
  user: ['users', 'session'],
  code: ['codes'],
  job: ['jobs'],
};

/** Derived views that any change may touch. */
const DERIVED = ['insights', 'reports', 'search'] as const;

function refresh(queries: QueryClient, notice: ChangeNotice): void {
  const slices = SLICES_OF[notice.entity];
  if (!slices) {
    void queries.invalidateQueries();
    return;
  }
  for (const slice of [...slices, ...DERIVED]) void queries.invalidateQueries({ queryKey: [[slice]] });
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Listens to committed changes and refreshes what is shown, for as long as the signal lives. After a break
 * everything is refreshed once, because notices sent meanwhile are gone.
 */
export async function followChanges(queries: QueryClient, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const stream = await client.changes.stream(undefined, { signal, context: { timeout: null } });
      if (attempt > 0) void queries.invalidateQueries();
      attempt = 0;
      for await (const notice of stream) refresh(queries, notice);
    } catch {
      // Signed out, restarting or disconnected: the next round finds out.
    }
    if (!signal.aborted) await wait(Math.min(500 * 2 ** attempt, 10_000));
  }
}
