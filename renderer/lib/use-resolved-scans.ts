import { useRef } from 'react';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { client } from './client.ts';
import { type ScanTargetOptions, useScanTarget } from './use-scan-target.ts';

export interface ResolvedScan {
  /** What the scanner sent: a signature is checked with this. */
  scan: string;
  /** Code of the unit; of one that was never registered the code its label carries. */
  barcode: string;
  /** Null when nothing is registered under it, or the core could not be asked. */
  unit: UnitRow | null;
}

/** What a scan names, in whatever form: an own or former code, a signed label, GS1 data, a Digital Link. */
async function resolveScan(scan: string): Promise<ResolvedScan> {
  try {
    const unit = await client.units.get({ barcode: scan });
    return { scan, barcode: unit.barcode, unit };
  } catch {
    // Whoever takes the code asks again with it, and says what is wrong there.
    return { scan, barcode: plainCodeOf(scan), unit: null };
  }
}

/** The page takes the next scans as the codes of their units, in the order in which they were scanned. */
export function useResolvedScans(take: (scan: ResolvedScan) => void, options: ScanTargetOptions = {}): void {
  const latest = useRef(take);
  latest.current = take;
  const last = useRef<Promise<void>>(Promise.resolve());
  useScanTarget((scan) => {
    const found = resolveScan(scan);
    last.current = last.current.then(async () => latest.current(await found));
  }, options);
}

/** The text of a field of codes with one more at its end. */
export function withCode(text: string, code: string): string {
  return text.trim() === '' ? code : `${text.trimEnd()}\n${code}`;
}
