import { useEffect, useRef } from 'react';
import { type ScanTaker, type ScanTarget, takeScans, tellScanNews } from './scan-takers.ts';

export interface ScanTargetOptions {
  /** False while the page does not wait for a scan. */
  isWaiting?: boolean;
  /** The page wants one code after another, and says what it made of them. */
  news?: string;
}

/** The page takes the next scans itself while it waits for them, instead of the unit's life opening. */
export function useScanTarget(target: ScanTarget, { isWaiting = true, news }: ScanTargetOptions = {}): void {
  const latest = useRef(target);
  latest.current = target;
  const taker = useRef<ScanTaker | null>(null);
  const isConsecutive = news !== undefined;
  useEffect(() => {
    if (!isWaiting) return;
    const made: ScanTaker = { take: (code) => latest.current(code), isConsecutive, news: '' };
    taker.current = made;
    const stop = takeScans(made);
    return () => {
      taker.current = null;
      stop();
    };
  }, [isWaiting, isConsecutive]);
  useEffect(() => {
    if (taker.current && news !== undefined) tellScanNews(taker.current, news);
  }, [news]);
}
