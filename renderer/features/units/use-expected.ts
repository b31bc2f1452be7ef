import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Filter } from '#contract/kit/list.ts';
import { isTerminal } from '#contract/units/lifecycle.ts';
import { COUNT_LIMIT } from '#contract/units/stocktake.schema.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickOrder, pickSite } from '#renderer/lib/pickers.ts';

export const COUNT_MODES = ['site', 'order'] as const;
export type CountMode = (typeof COUNT_MODES)[number];

/** One counts what is there: no site is made on the way, as a form's own picker would offer. */
export const PICK_PLACE = {
  site: (text: string, signal: AbortSignal) => pickSite(text, signal),
  order: pickOrder,
} as const;
const COLUMN = { site: 'siteId', order: 'orderId' } as const;
const PAGE = 500;

/** Machines and loose parts; what is built in is counted with its machine. */
async function allRoots(mode: CountMode, placeId: string, signal: AbortSignal): Promise<UnitRow[]> {
  const filters: Filter[] = [
    { column: COLUMN[mode], op: 'eq', value: placeId },
    { column: 'parentUnitId', op: 'empty' },
  ];
  const found: UnitRow[] = [];
  let after: string | null = null;
  do {
    const input = { filters, limit: PAGE, ...(after === null ? {} : { after }) };
    const page: { rows: UnitRow[]; next: string | null } = await client.units.list(input, { signal });
    found.push(...page.rows);
    after = page.next;
  } while (after !== null && found.length <= COUNT_LIMIT);
  return found.filter((unit) => !isTerminal(unit.status));
}

const expectedOf = (mode: CountMode, placeId: string | null) =>
  queryOptions({
    queryKey: [...orpc.units.list.key(), 'expected', mode, placeId],
    queryFn: ({ signal }) => allRoots(mode, placeId ?? '', signal),
    enabled: placeId !== null,
  });

/** What should be at a site, or belongs to an order. */
export function useExpected(mode: CountMode, placeId: string | null) {
  const queries = useQueryClient();
  const list = useQuery(expectedOf(mode, placeId));
  const rows = list.data ?? [];
  return {
    expected: rows,
    error: list.error,
    /** A scan may be faster than the list it is judged by. */
    whenLoaded: async (): Promise<readonly UnitRow[]> =>
      placeId === null ? [] : queries.ensureQueryData(expectedOf(mode, placeId)),
    /** There is more than one count can hold, so what is "extra" or "missing" would be wrong. */
    isTooMany: rows.length > COUNT_LIMIT,
    isNothing: list.isSuccess && rows.length === 0,
  };
}

/** The name of a place that is known by its id. */
export function usePlaceName(mode: CountMode, placeId: string | null): string {
  const named = useQuery({
    queryKey: ['count-place', mode, placeId],
    queryFn: ({ signal }) => PICK_PLACE[mode](placeId ?? '', signal),
    enabled: placeId !== null,
  });
  return named.data?.find((row) => row.id === placeId)?.label ?? '';
}
