import { useEffect, useRef, useState } from 'react';
import { findChoices } from '#renderer/components/form/choice-search.ts';
import type { CellField, Choice } from '#renderer/components/form/form-types.ts';

export interface ListItem {
  value: string;
  word: string;
  hint?: string;
}

type Loaded = { text: string; items: readonly ListItem[] | 'failed' };

/** What the list under a cell offers for the text: choices at once, records as the core finds them. Null: no list. */
export function useCellList(
  field: CellField,
  text: string,
  isOpen: boolean,
  flags: readonly Choice[],
): readonly ListItem[] | 'loading' | 'failed' | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const load = useRef(field.kind === 'reference' ? field.load : null);
  load.current = field.kind === 'reference' ? field.load : null;
  const isReference = field.kind === 'reference';
  useEffect(() => {
    if (!isOpen || !isReference) return undefined;
    const abort = new AbortController();
    const ask = async () => {
      const found = await load.current?.(text.trim(), abort.signal).catch(() => null);
      if (abort.signal.aborted) return;
      const items = found?.map(({ id, label, no, hint }) => ({
        value: id,
        word: label,
        hint: [no, hint].filter(Boolean).join(' · '),
      }));
      setLoaded({ text, items: items ?? 'failed' });
    };
    // Letters typed in one go ask once.
    const timer = setTimeout(() => void ask(), text === '' ? 0 : 60);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, isOpen, isReference]);
  if (field.kind === 'choice') return findChoices(field.choices, text);
  if (field.kind === 'flag') return findChoices(flags, text);
  if (!isReference) return null;
  if (loaded?.text !== text) return 'loading';
  return loaded.items;
}
