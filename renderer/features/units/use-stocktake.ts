import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { playScan } from './scan-sound.ts';

export const COUNT_MODES = ['site', 'order'] as const;
export type CountMode = (typeof COUNT_MODES)[number];
export const SCAN_RESULTS = ['expected', 'extra', 'again', 'unknown', 'failed'] as const;
export type ScanResult = (typeof SCAN_RESULTS)[number];

export interface CountedScan {
  key: number;
  code: string;
  result: ScanResult;
  unit: UnitRow | null;
}

const COLUMN = { site: 'siteName', order: 'orderNo' } as const;
/** A count of more is done in parts. */
const LIMIT = 500;

/** What should be there: machines and loose parts at a site, or of an order. Parts inside are counted with their machine. */
function useExpected(mode: CountMode, place: string) {
  const filter = { column: COLUMN[mode], op: 'eq' as const, value: place };
  const list = useQuery({
    ...orpc.units.list.queryOptions({ input: { filters: [filter], limit: LIMIT } }),
    enabled: place !== '',
  });
  return (list.data?.rows ?? []).filter((unit) => unit.parentUnitId === null);
}

/** Scans one after another, without looking at the screen: each is counted, judged and heard. */
export function useStocktake(mode: CountMode, place: string) {
  const queries = useQueryClient();
  const expected = useExpected(mode, place);
  const [scans, setScans] = useState<CountedScan[]>([]);
  const seen = useRef(new Set<string>());
  const next = useRef(0);
  const note = (code: string, result: ScanResult, unit: UnitRow | null) => {
    playScan(result === 'expected');
    next.current += 1;
    const scan = { key: next.current, code, result, unit };
    setScans((before) => [scan, ...before]);
  };
  const judge = async (code: string) => {
    try {
      const unit = await client.units.get({ barcode: code });
      if (seen.current.has(unit.id)) return note(code, 'again', unit);
      seen.current.add(unit.id);
      note(code, expected.some((one) => one.id === unit.id) ? 'expected' : 'extra', unit);
    } catch (error) {
      note(code, isAppError(error, 'NOT_FOUND') ? 'unknown' : 'failed', null);
    }
  };
  useScanTarget((code) => void judge(code));
  const counted = scans.filter((scan) => scan.result === 'expected');
  const found = new Set(counted.map((scan) => scan.unit?.id));
  const verify = useMutation({
    mutationFn: async (note_: string) => {
      for (const { unit } of counted) {
        if (unit) await client.units.record({ barcode: unit.barcode, type: 'VERIFIED', note: note_ });
      }
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.units.key() }),
  });
  return {
    expected,
    missing: expected.filter((unit) => !found.has(unit.id)),
    scans,
    counted: counted.length,
    count: judge,
    verify,
    reset: () => {
      seen.current.clear();
      setScans([]);
    },
  };
}
