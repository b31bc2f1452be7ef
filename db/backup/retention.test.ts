import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expendableBackups, type KeptBackup, type RetentionState } from './retention.ts';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1, 4);

function backup(at: number, seq: number, flags: Partial<KeptBackup> = {}): KeptBackup {
  const manifest = { createdAt: new Date(at).toISOString(), changeLogSeq: seq };
  return { path: `b${seq}`, manifest, isVerified: true, isPinned: false, ...flags };
}

const calm = (now: number): RetentionState => ({ now, restoredAt: null, isCheckFailed: false });

/** Two backups a day for three years, thinned after each, as the program would. */
function liveFor(days: number, flagsOf: (seq: number) => Partial<KeptBackup> = () => ({})): KeptBackup[] {
  let kept: KeptBackup[] = [];
  for (let half = 0; half < days * 2; half += 1) {
    const at = START + half * (DAY / 2);
    kept.push(backup(at, half, flagsOf(half)));
    const gone = new Set(expendableBackups(kept, calm(at)));
    kept = kept.filter((candidate) => !gone.has(candidate));
  }
  return kept;
}

describe('which backups stay', () => {
  it('thins three years to two days, fourteen days, eight weeks, 24 months and the years', () => {
    const kept = liveFor(3 * 365);
    const now = START + 3 * 365 * DAY;
    const within = (days: number) =>
      kept.filter(({ manifest }) => now - Date.parse(manifest.createdAt) <= days * DAY).length;
    expect(within(2)).toBeGreaterThanOrEqual(4);
    expect(within(14)).toBeGreaterThanOrEqual(14);
    expect(within(56)).toBeGreaterThanOrEqual(14 + 4);
    expect(kept.length).toBeLessThan(60);
    expect(new Set(kept.map(({ manifest }) => manifest.createdAt.slice(0, 4)))).toEqual(
      new Set(['2024', '2025', '2026']),
    );
  });

  it('fault F34 lets nothing go for seven days after a restore', () => {
    const many = Array.from({ length: 50 }, (_, i) => backup(START + i * 60_000, i));
    const now = START + 30 * DAY;
    expect(expendableBackups(many, calm(now)).length).toBeGreaterThan(40);
    expect(expendableBackups(many, { ...calm(now), restoredAt: now - 6 * DAY })).toEqual([]);
    expect(expendableBackups(many, { ...calm(now), restoredAt: now - 8 * DAY }).length).toBeGreaterThan(40);
  });

  it('fault F35 never lets the last verified one go, however many bad ones follow', () => {
    const good = backup(START, 1);
    const bad = Array.from({ length: 40 }, (_, i) =>
      backup(START + (i + 1) * DAY, 2 + i, { isVerified: false }),
    );
    const now = START + 60 * DAY;
    expect(expendableBackups([good, ...bad], calm(now))).not.toContain(good);
    expect(expendableBackups([good, ...bad], { ...calm(now), isCheckFailed: true })).toEqual([]);
    expect(expendableBackups(bad, calm(now))).toEqual([]);
  });

  it('fault F36 lets nothing go when the clock stands before the newest backup', () => {
    const many = Array.from({ length: 50 }, (_, i) => backup(START + i * 60_000, i));
    expect(expendableBackups(many, calm(START - 400 * DAY))).toEqual([]);
  });

  it('holds for any history: the newest verified, the pinned and the last two days stay', () => {
    const history = fc.array(
      fc.record({
        ageDays: fc.double({ min: 0, max: 3000, noNaN: true }),
        seq: fc.nat(100_000),
        isVerified: fc.boolean(),
        isPinned: fc.boolean(),
      }),
      { maxLength: 80 },
    );
    const now = START + 4000 * DAY;
    fc.assert(
      fc.property(history, (rows) => {
        const all = rows.map(({ ageDays, seq, ...flags }) => backup(now - ageDays * DAY, seq, flags));
        const gone = new Set(expendableBackups(all, calm(now)));
        const newest = Math.max(...all.filter((b) => b.isVerified).map((b) => b.manifest.changeLogSeq));
        const isNewestKept = all.some(
          (b) => !gone.has(b) && b.isVerified && b.manifest.changeLogSeq === newest,
        );
        expect(isNewestKept || !all.some((b) => b.isVerified)).toBe(true);
        for (const candidate of gone) {
          expect(candidate.isPinned).toBe(false);
          expect(now - Date.parse(candidate.manifest.createdAt)).toBeGreaterThan(2 * DAY);
        }
        // Deciding again about what stayed lets nothing more go.
        expect(
          expendableBackups(
            all.filter((b) => !gone.has(b)),
            calm(now),
          ),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
