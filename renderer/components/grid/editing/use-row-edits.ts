import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPage } from '#contract/kit/list.ts';
import { fromZodIssue } from '#renderer/components/form/issue-text.ts';
import { isConnected, useReconnect } from '#renderer/lib/connection.ts';
import { pageMemory } from '#renderer/lib/page-memory.ts';
import { usePagePath, useUnsaved } from '#renderer/lib/tabs.ts';
import type { GridSource } from '../grid-types.ts';
import type { EditPort } from './edit-port.ts';
import type { GridEditing } from './editing-types.ts';
import { useKeepRows } from './kept-rows.ts';
import { RowEdits } from './row-edits.ts';

/** The pages of the list in memory: where a saved row is put at once, and where the newest copy of a row is found. */
function usePages<Row>(source: GridSource<Row>, editing: GridEditing<Row> | undefined) {
  const queries = useQueryClient();
  const queryKey = [[...source.path]];
  const idOf = (row: Row) => editing?.identity(row).id;
  return {
    latest: (id: string): Row | undefined => {
      for (const [, page] of queries.getQueriesData<ListPage<Row>>({ queryKey })) {
        const found = page?.rows?.find((row) => idOf(row) === id);
        if (found) return found;
      }
      return undefined;
    },
    put: (rows: readonly Row[]) => {
      const byId = new Map(rows.map((row) => [idOf(row), row]));
      queries.setQueriesData<ListPage<Row>>({ queryKey }, (page) => {
        if (!page?.rows?.some((row) => byId.has(idOf(row)))) return page;
        return { ...page, rows: page.rows.map((row) => byId.get(idOf(row)) ?? row) };
      });
    },
    // The notice of the same change may have come first: what is being read since then is not asked for again.
    refresh: () => void queries.invalidateQueries({ queryKey }, { cancelRefetch: false }),
  };
}

/** The unsaved rows of a list, kept while its tab is open; leaving the page saves what can be saved. */
export function useRowEdits<Row>(
  list: string,
  source: GridSource<Row>,
  editing: GridEditing<Row> | undefined,
): RowEdits<Row> {
  const { t } = useTranslation('grid-editing');
  const pages = usePages(source, editing);
  const port: EditPort<Row> = {
    identity: (row) => editing?.identity(row) ?? { id: '', version: 0 },
    isReachable: isConnected,
    save: (batch) => (editing ? editing.save(batch) : Promise.reject(new Error('not editable'))),
    validate: (values, isNew) => {
      const schema = isNew ? editing?.createSchema : editing?.updateSchema;
      const result = schema?.safeParse(values, { reportInput: true });
      return result?.success === false ? result.error.issues.map(fromZodIssue) : [];
    },
    newRow: editing?.newRow ?? null,
    latest: pages.latest,
    onSaved: (saved) => {
      pages.put([...saved.update, ...saved.restore]);
      if (saved.create.length + saved.void.length + saved.restore.length > 0) pages.refresh();
    },
    undoReason: () => t('undoReason'),
  };
  const path = usePagePath();
  const [edits] = useState(() => pageMemory(path, `edits ${list}`, () => new RowEdits<Row>(port)));
  edits.port = port;
  useSyncExternalStore(edits.watch, edits.snapshot);
  useReconnect(() => void edits.resume());
  useEffect(() => () => void edits.flush(), [edits]);
  return edits;
}

/** Marks the tab while rows are unsaved; drawn only then, so that a list never speaks for a form on its page. */
export function UnsavedRows<Row>({ edits, list }: { edits: RowEdits<Row>; list: string }): null {
  const { keep } = useKeepRows(edits, list);
  const markSaved = useUnsaved(true, {
    save: () => edits.flush(),
    discard: async () => {
      for (const draft of edits.drafts) edits.revert(draft.id);
    },
    keep,
  });
  const latest = useRef(markSaved);
  latest.current = markSaved;
  useEffect(
    () => () => {
      // Refused rows stay unsaved while another tab is shown.
      if (edits.drafts.length === 0) latest.current();
    },
    [edits],
  );
  return null;
}
