import { useQuery } from '@tanstack/react-query';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import type { NavKey } from '../navigation.ts';

export interface RailCount {
  value: number;
  /** Needs doing: drawn red. */
  isHot: boolean;
}
export type RailCounts = Partial<Record<NavKey, RailCount>>;

/** Figures beside the entries of the rail, refreshed by the change stream. */
export function useRailCounts(): RailCounts {
  const canMarket = useMay('market.read');
  const market = useQuery({
    queryKey: [['marketRecords', 'list'], { type: 'count' }],
    queryFn: ({ signal }) => client.marketRecords.list({ limit: 1, withTotal: true }, { signal }),
    enabled: canMarket,
  });
  const today = useQuery(orpc.today.list.queryOptions({ input: {} }));
  const must = today.data?.items.filter((item) => item.days <= 0).length ?? 0;
  const counts: RailCounts = {};
  if (must > 0) counts.today = { value: must, isHot: true };
  if (market.data?.total) counts.marketRecords = { value: market.data.total, isHot: false };
  return counts;
}
