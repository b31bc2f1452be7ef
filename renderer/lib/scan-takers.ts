import { useSyncExternalStore } from 'react';

export type ScanTarget = (code: string) => void;

/** A page that wants the next scan itself: a replacement waiting for its part, a stocktake counting. */
export interface ScanTaker {
  take: ScanTarget;
  /** One code after another: the scan dialog stays open between them. */
  isConsecutive: boolean;
  /** What the page says after each scan, for an eye that is on the dialog: the running count. */
  news: string;
}

let takers: readonly ScanTaker[] = [];
const listeners = new Set<() => void>();

function change(next: readonly ScanTaker[]): void {
  takers = next;
  for (const listener of listeners) listener();
}

/** The page that takes scans now, or undefined: then a scan opens the life of its unit. */
export function currentScanTaker(): ScanTaker | undefined {
  return takers.at(-1);
}

/** Takes scans until the returned function is called; the newest taker wins. */
export function takeScans(taker: ScanTaker): () => void {
  change([...takers, taker]);
  return () => change(takers.filter((one) => one !== taker));
}

/** Says what the page has to say about its scans now; the object stays the same for whoever took it. */
export function tellScanNews(taker: ScanTaker, news: string): void {
  if (taker.news === news) return;
  taker.news = news;
  change([...takers]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const consecutiveNow = () => currentScanTaker()?.isConsecutive ?? false;
const newsNow = () => currentScanTaker()?.news ?? '';

/** Whether one scan after another is wanted, and what the page said about the last. */
export function useScanNews(): { isConsecutive: boolean; news: string } {
  const isConsecutive = useSyncExternalStore(subscribe, consecutiveNow);
  const news = useSyncExternalStore(subscribe, newsNow);
  return { isConsecutive, news };
}
