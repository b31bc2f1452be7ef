import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type CountResult, judgeCount } from '#contract/units/consecutive-scan.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';

export const COUNT_MODES = ['site', 'order'] as const;
export type CountMode = (typeof COUNT_MODES)[number];

export interface CountedScan {
  key: number;
  code: string;
  result: CountResult;
  unit: UnitRow | null;
}

const COLUMN = { site: 'siteName', order: 'orderNo' } as const;
/** A count of more is done in parts. */
export const COUNT_LIMIT = 500;

/** What should be there: machines and loose parts at a site, or of an order. Parts inside are counted with their machine. */
function useExpected(mode: CountMode, place: string) {
  const filter = { column: COLUMN[mode], op: 'eq' as const, value: place };
  const list = useQuery({
    ...orpc.units.list.queryOptions({ input: { filters: [filter], limit: COUNT_LIMIT } }),
    enabled: place !== '',
  });
  const rows = list.data?.rows ?? [];
  return {
    expected: rows.filter((unit) => unit.parentUnitId === null),
    /** There is more than one count can hold, so what is "extra" or "missing" would be wrong. */
    isTooMany: rows.length >= COUNT_LIMIT,
    isNothing: list.isSuccess && rows.length === 0,
  };
}

/** Scans one after another, without looking at the screen: each is counted, judged and heard. */
export function useStocktake(mode: CountMode, place: string) {
  const queries = useQueryClient();
  const { expected, isTooMany, isNothing } = useExpected(mode, place);
  const [scans, setScans] = useState<CountedScan[]>([]);
  const seen = useRef(new Set<string>());
  const next = useRef(0);
  const note = (code: string, result: CountResult, unit: UnitRow | null) => {
    playScan(result === 'expected' || result === 'inside');
    next.current += 1;
    const scan = { key: next.current, code, result, unit };
    setScans((before) => [scan, ...before]);
  };
  const judge = async (code: string) => {
    try {
      const unit = await client.units.get({ barcode: code });
      const result = judgeCount(unit, new Set(expected.map((one) => one.id)), seen.current);
      seen.current.add(unit.id);
      note(code, result, unit);
    } catch (error) {
      note(code, isAppError(error, 'NOT_FOUND') ? 'unknown' : 'failed', null);
    }
  };
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
  const tally = (result: CountResult) => scans.filter((scan) => scan.result === result).length;
  return {
    expected,
    isTooMany,
    isNothing,
    extra: tally('extra') + tally('gone'),
    unknown: tally('unknown'),
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

export type Stocktake = ReturnType<typeof useStocktake>;
