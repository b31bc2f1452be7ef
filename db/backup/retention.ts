import type { BackupManifest } from './manifest.ts';

/** A backup as far as keeping or deleting it is concerned. */
export type KeptBackup = {
  path: string;
  manifest: Pick<BackupManifest, 'createdAt' | 'changeLogSeq'>;
  /** Passed its last check. */
  isVerified: boolean;
  /** Kept by hand. */
  isPinned: boolean;
};

export type RetentionState = {
  now: number;
  /** Instant of the last restore; null when there was none. */
  restoredAt: number | null;
  /** The last check of any backup or of the live data failed: nothing is deleted until one passes. */
  isCheckFailed: boolean;
};

const DAY_MS = 86_400_000;
const KEEP_ALL_MS = 2 * DAY_MS;
const PAUSE_AFTER_RESTORE_MS = 7 * DAY_MS;

/** How many of the newest days, weeks, months keep one backup each; years are kept for ever. */
const CLASSES: readonly { limit: number; periodOf(at: Date): string }[] = [
  { limit: 14, periodOf: (at) => `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}` },
  { limit: 8, periodOf: (at) => String(Math.floor((at.getTime() / DAY_MS + 3) / 7)) },
  { limit: 24, periodOf: (at) => `${at.getFullYear()}-${at.getMonth()}` },
  { limit: Number.POSITIVE_INFINITY, periodOf: (at) => String(at.getFullYear()) },
];

function madeAt(backup: KeptBackup): number {
  return Date.parse(backup.manifest.createdAt);
}

/** Newest first, by the saves inside: a clock that jumped must not decide which backup is the last. */
function newestFirst(backups: readonly KeptBackup[]): KeptBackup[] {
  return backups.toSorted(
    (a, b) => b.manifest.changeLogSeq - a.manifest.changeLogSeq || madeAt(b) - madeAt(a),
  );
}

function lastOfEachPeriod(sorted: readonly KeptBackup[]): Set<KeptBackup> {
  const kept = new Set<KeptBackup>();
  for (const { limit, periodOf } of CLASSES) {
    const periods = new Set<string>();
    for (const backup of sorted) {
      const period = periodOf(new Date(madeAt(backup)));
      if (periods.has(period) || periods.size >= limit) continue;
      periods.add(period);
      kept.add(backup);
    }
  }
  return kept;
}

/**
 * Which backups may go: everything of two days stays, then the last of each of 14 days, 8 weeks, 24 months and
 * every year. Only verified ones fill those places. Nothing goes for seven days after a restore, while a check
 * has failed, or when the clock stands before the newest backup; pinned ones and the newest verified one never go.
 */
export function expendableBackups(backups: readonly KeptBackup[], state: RetentionState): KeptBackup[] {
  const { now, restoredAt, isCheckFailed } = state;
  if (isCheckFailed || backups.some((backup) => madeAt(backup) > now)) return [];
  if (restoredAt !== null && now - restoredAt < PAUSE_AFTER_RESTORE_MS) return [];
  const verified = newestFirst(backups.filter(({ isVerified }) => isVerified));
  if (verified.length === 0) return [];
  const kept = lastOfEachPeriod(verified);
  return backups.filter(
    (backup) => !kept.has(backup) && !backup.isPinned && now - madeAt(backup) > KEEP_ALL_MS,
  );
}
