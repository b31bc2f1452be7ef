import { useEffect, useRef } from 'react';
import { type ScanTarget, takeScans } from './scan.ts';

/** The page takes the next scans itself while `isWaiting`, instead of the unit's life opening. */
export function useScanTarget(target: ScanTarget, isWaiting = true): void {
  const latest = useRef(target);
  latest.current = target;
  useEffect(() => (isWaiting ? takeScans((code) => latest.current(code)) : undefined), [isWaiting]);
}
