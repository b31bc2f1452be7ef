import { useEffect, useRef, useState } from 'react';
import { dropDraft, readDraft, writeDraft } from '#renderer/lib/drafts.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import type { CountMode } from './use-expected.ts';

/**
 * Keeps the scans of a place that are not written down yet, for this person on this device, and counts them again when
 * the place is chosen anew: after another place, a reload, a crash, signing out.
 */
export function useKeptCount(
  mode: CountMode,
  placeId: string | null,
  codes: readonly string[],
  count: (code: string) => Promise<void>,
): void {
  const userId = useCurrentUser()?.userId;
  const recordId = placeId === null ? null : `${mode} ${placeId}`;
  const [back, setBack] = useState<string | null>(null);
  const latest = useRef(count);
  latest.current = count;
  useEffect(() => {
    setBack(null);
    if (userId === undefined || recordId === null) return undefined;
    const leaving = new AbortController();
    const bringBack = async () => {
      const kept = (await readDraft({ userId, form: 'stocktake', recordId }))?.values['codes'];
      for (const code of Array.isArray(kept) ? kept : []) {
        if (leaving.signal.aborted) return;
        await latest.current(String(code));
      }
      if (!leaving.signal.aborted) setBack(recordId);
    };
    void bringBack();
    return () => leaving.abort();
  }, [userId, recordId]);
  const text = codes.join('\n');
  useEffect(() => {
    // Before the kept scans are back nothing is known of them: they are not written over.
    if (userId === undefined || recordId === null || back !== recordId) return;
    const key = { userId, form: 'stocktake', recordId };
    if (text === '') void dropDraft(key);
    else void writeDraft(key, { values: { codes: text.split('\n') }, version: 0, savedAt: Date.now() });
  }, [userId, recordId, back, text]);
}
