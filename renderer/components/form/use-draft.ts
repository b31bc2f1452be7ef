import { useEffect, useRef, useState } from 'react';
import type { LostCalls } from '#renderer/lib/call-keys.ts';
import {
  type Draft,
  type DraftKey,
  dropDraft,
  isOwnDraft,
  readDraft,
  writeDraft,
} from '#renderer/lib/drafts.ts';
import type { FormValues } from './form-types.ts';
import { sameValues } from './form-values.ts';

const EVERY_MS = 3000;

export interface DraftOptions {
  key: DraftKey | null;
  /** The record what is typed stands on; it is kept with the draft. */
  standing: { current: { version: number; values: FormValues } };
  read: () => FormValues;
  /** Calls whose answer was lost; they are kept with what was typed and come back with it. */
  lost: LostCalls;
  apply: (draft: Draft) => void;
}

/**
 * Keeps a form's unsaved contents every three seconds, when a field is left and when the page goes away, and offers
 * them when the form is opened again.
 */
export function useDraft(options: DraftOptions) {
  const { key } = options;
  const name = key ? `${key.userId}|${key.form}|${key.recordId}` : '';
  const latest = useRef(options);
  latest.current = options;
  const written = useRef<string | null>(null);
  const [offered, setOffered] = useState<Draft | null>(null);
  const [keptAt, setKeptAt] = useState<number | null>(null);

  const takeBack = (draft: Draft) => {
    Object.assign(latest.current.lost, draft.lost);
    latest.current.apply(draft);
  };

  const keep = async (): Promise<void> => {
    const now = latest.current;
    const values = now.read();
    const text = JSON.stringify([values, now.lost]);
    if (
      !now.key ||
      text === written.current ||
      (written.current === null && sameValues(values, now.standing.current.values))
    )
      return;
    written.current = text;
    const savedAt = Date.now();
    const { version, values: base } = now.standing.current;
    if (await writeDraft(now.key, { values, version, base, savedAt, lost: { ...now.lost } }))
      setKeptAt(savedAt);
  };
  const keepLatest = useRef(keep);
  keepLatest.current = keep;

  useEffect(() => {
    if (name === '') return undefined;
    let isGone = false;
    const { key: draftKey, standing } = latest.current;
    if (draftKey) {
      void readDraft(draftKey).then((draft) => {
        if (isGone || !draft || sameValues(draft.values, standing.current.values)) return;
        if (isOwnDraft(draftKey)) takeBack(draft);
        else setOffered(draft);
      });
    }
    const timer = setInterval(() => void keepLatest.current(), EVERY_MS);
    const onLeave = () => void keepLatest.current();
    window.addEventListener('pagehide', onLeave);
    return () => {
      isGone = true;
      clearInterval(timer);
      window.removeEventListener('pagehide', onLeave);
      void keepLatest.current();
    };
  }, [name]);

  const drop = async (): Promise<void> => {
    setOffered(null);
    setKeptAt(null);
    written.current = JSON.stringify([latest.current.read(), latest.current.lost]);
    if (latest.current.key) await dropDraft(latest.current.key);
  };
  return {
    offered,
    keptAt,
    keep,
    drop,
    use: () => {
      if (offered) takeBack(offered);
      setOffered(null);
    },
  };
}
