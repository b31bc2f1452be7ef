import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type CountResult, judgeCount } from '#contract/units/consecutive-scan.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { isAppError } from '#renderer/lib/app-error.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { playScan } from '#renderer/lib/scan-sound.ts';
import { type CountMode, useExpected } from './use-expected.ts';
import { useKeptCount } from './use-kept-count.ts';

export interface CountedScan {
  key: number;
  code: string;
  result: CountResult;
  unit: UnitRow | null;
}

type FoundScan = CountedScan & { unit: UnitRow };
const isFound = (scan: CountedScan): scan is FoundScan => scan.unit !== null && scan.result !== 'again';

/** What of a count is still to be written down: all of it in one call, and no unit a second time. */
function useRecording(mode: CountMode, placeId: string | null, scans: readonly CountedScan[]) {
  const queries = useQueryClient();
  const [written, setWritten] = useState<ReadonlySet<string>>(new Set());
  const open = scans.filter(isFound).filter(({ unit }) => !written.has(unit.id));
  const counted = open.filter(({ result }) => result === 'expected');
  const besides = mode === 'site' && placeId !== null ? open.filter((scan) => !counted.includes(scan)) : [];
  const codesOf = (some: readonly FoundScan[]) => some.map(({ code }) => code);
  const record = useMutation({
    mutationFn: async (note: string) => {
      const siteId = mode === 'site' ? placeId : null;
      const input = { siteId, verified: codesOf(counted), seen: codesOf(besides), note };
      const { alarms } = await client.units.recordCount(input);
      return { alarms, ids: [...counted, ...besides].map(({ unit }) => unit.id) };
    },
    onSuccess: async ({ ids }) => {
      setWritten((before) => new Set([...before, ...ids]));
      await Promise.all([
        queries.invalidateQueries({ queryKey: orpc.units.key() }),
        queries.invalidateQueries({ queryKey: orpc.labels.key() }),
      ]);
    },
  });
  return {
    record,
    /** Of units that are not written down, and of none. */
    open: scans.filter(({ unit }) => unit === null || !written.has(unit.id)),
    toRecord: counted.length + besides.length,
    forget: () => {
      setWritten(new Set());
      record.reset();
    },
  };
}

/** Scans one after another, without looking at the screen: each is counted, judged and heard. */
export function useStocktake(mode: CountMode, placeId: string | null) {
  const { expected, whenLoaded, ...found } = useExpected(mode, placeId);
  const [scans, setScans] = useState<CountedScan[]>([]);
  const seen = useRef(new Set<string>());
  const next = useRef(0);
  const { forget, open, ...recording } = useRecording(mode, placeId, scans);
  const note = (code: string, result: CountResult, unit: UnitRow | null) => {
    next.current += 1;
    const scan = { key: next.current, code, result, unit };
    setScans((before) => [scan, ...before]);
  };
  const judge = async (code: string): Promise<CountResult> => {
    try {
      const [unit, here] = await Promise.all([client.units.get({ barcode: code }), whenLoaded()]);
      const result = judgeCount(unit, new Set(here.map((one) => one.id)), seen.current);
      seen.current.add(unit.id);
      note(code, result, unit);
      return result;
    } catch (error) {
      const result = isAppError(error, 'NOT_FOUND') ? 'unknown' : 'failed';
      note(code, result, null);
      return result;
    }
  };
  const inOrder = open.map(({ code }) => code).reverse();
  useKeptCount(mode, placeId, inOrder, async (code) => void (await judge(code)));
  const tally = (result: CountResult) => scans.filter((scan) => scan.result === result).length;
  const counted = scans.filter((scan) => scan.result === 'expected');
  const hit = new Set(counted.map((scan) => scan.unit?.id));
  return {
    ...found,
    ...recording,
    expected,
    extra: tally('extra') + tally('gone'),
    unknown: tally('unknown'),
    missing: expected.filter((unit) => !hit.has(unit.id)),
    scans,
    counted: counted.length,
    count: async (code: string) => {
      const result = await judge(code);
      playScan(result === 'expected' || result === 'inside');
    },
    reset: () => {
      seen.current.clear();
      setScans([]);
      forget();
    },
  };
}

export type Stocktake = ReturnType<typeof useStocktake>;
