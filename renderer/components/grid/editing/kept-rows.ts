import { useEffect, useRef, useState } from 'react';
import { type DraftKey, dropDraft, readDraft, writeDraft } from '#renderer/lib/drafts.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import { isUnsaved } from './edit-port.ts';
import type { CellDraft } from './row-draft.ts';
import type { RowEdits } from './row-edits.ts';

/** An unsaved row as it is kept: what it was, and what was written over it. */
interface KeptRow {
  base: unknown;
  isNew: boolean;
  cells: [string, CellDraft][];
}
interface Kept {
  rows: KeptRow[];
  savedAt: number;
}

const EVERY_MS = 3000;
/** Rows that are offered and not answered yet; what is typed meanwhile must not take their place. */
const offers = new WeakMap<object, Kept>();

function useKey(list: string): DraftKey | null {
  const user = useCurrentUser();
  return user ? { userId: user.userId, form: `list ${list}`, recordId: 'rows' } : null;
}

function rowsOf<Row>(edits: RowEdits<Row>): KeptRow[] {
  return edits.drafts.map(({ base, cells }) => ({
    base,
    isNew: isUnsaved(edits.port.identity(base)),
    cells: [...cells],
  }));
}

/** A name that was being looked up when the page went away has not been found. */
function settled(cell: CellDraft): CellDraft {
  return cell.issue?.code === 'looking_up' ? { ...cell, issue: { ...cell.issue, code: 'not_found' } } : cell;
}

/** Puts kept rows back into the list, over what they were then: a row changed since shows both sides when saved. */
function takeUp<Row>(edits: RowEdits<Row>, kept: readonly KeptRow[]): void {
  for (const { base, isNew, cells } of kept) {
    const row = isNew ? edits.entries.at(-1) : (base as Row);
    if (row === undefined) continue;
    edits.edit(cells.map(([name, cell]) => ({ row, name, cell: settled(cell) })));
  }
  // What was refused says again why.
  void edits.flush();
}

/** Keeps unsaved and refused rows of a list every three seconds and when the page goes away, like a form its text. */
export function useKeepRows<Row>(edits: RowEdits<Row>, list: string) {
  const key = useKey(list);
  const keep = async (): Promise<void> => {
    if (!key) return;
    const rows = [...(offers.get(edits)?.rows ?? []), ...rowsOf(edits)];
    if (rows.length === 0) await dropDraft(key);
    else await writeDraft(key, { values: { rows }, version: 0, savedAt: Date.now() });
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    const now = () => void latest.current();
    const timer = setInterval(now, EVERY_MS);
    window.addEventListener('pagehide', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', now);
      now();
    };
  }, []);
  return { keep };
}

/** Rows that were left unsaved when the list was closed; offered once, while nothing is typed yet. */
export function useKeptRows<Row>(edits: RowEdits<Row>, list: string) {
  const key = useKey(list);
  const name = key ? `${key.userId}|${key.form}` : '';
  const [offered, setOffered] = useState<Kept | null>(() => offers.get(edits) ?? null);
  const latest = useRef(key);
  latest.current = key;
  useEffect(() => {
    if (name === '' || latest.current === null || edits.drafts.length > 0 || offers.has(edits))
      return undefined;
    let isGone = false;
    void readDraft(latest.current).then((draft) => {
      const rows = draft?.values['rows'];
      if (isGone || !draft || !Array.isArray(rows) || rows.length === 0 || edits.drafts.length > 0) return;
      const kept = { rows: rows as KeptRow[], savedAt: draft.savedAt };
      offers.set(edits, kept);
      setOffered(kept);
    });
    return () => {
      isGone = true;
    };
  }, [name, edits]);
  const answer = (): void => {
    offers.delete(edits);
    setOffered(null);
  };
  return {
    offered,
    use: () => {
      answer();
      takeUp(edits, offered?.rows ?? []);
    },
    drop: () => {
      answer();
      if (key) void dropDraft(key);
    },
  };
}
