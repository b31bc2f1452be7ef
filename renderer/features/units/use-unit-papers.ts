import { useQuery } from '@tanstack/react-query';
import type { UnitPapers } from '#contract/units/unit-papers.schema.ts';
import { orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';

const NONE: UnitPapers = { recalls: [], papers: [], lot: null, openAlarms: 0 };

/** Recalls, papers and the lot of a unit; nothing for who may not see cases. */
export function useUnitPapers(barcode: string): UnitPapers {
  const maySee = useMay('cases.read');
  const found = useQuery({
    ...orpc.units.papers.queryOptions({ input: { barcode } }),
    enabled: maySee,
  });
  return found.data ?? NONE;
}
