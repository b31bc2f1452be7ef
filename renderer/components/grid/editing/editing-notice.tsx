import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Status } from '#renderer/components/layout/status.tsx';
import { formatInstant } from '#renderer/lib/format.ts';
import type { DataGridProps } from '../grid-types.ts';
import { KeptRows } from './kept-rows-offer.tsx';
import type { RowDraft } from './row-draft.ts';
import type { GridEditingModel } from './use-grid-editing.ts';
import { useRefusalWords } from './use-refusal-words.ts';
import { UnsavedRows } from './use-row-edits.ts';

interface EditingNoticeProps<Row> {
  props: DataGridProps<Row>;
  editing: GridEditingModel<Row>;
}

/** How long a save offers to be taken back with the mouse; Ctrl+Z does it at any time. */
const OFFER_MS = 10_000;

/** Rows that could not be saved, with why and what can be done; it never takes the focus from the typing. */
export function EditingNotice<Row>({ props, editing }: EditingNoticeProps<Row>) {
  const { t } = useTranslation('grid-editing');
  const words = useRefusalWords();
  const { refused, waiting } = editing.edits;
  const first =
    refused.find((draft) => draft.refusal ?? [...draft.cells.values()].some((cell) => cell.issue)) ??
    refused[0];
  return (
    <>
      {editing.edits.drafts.length > 0 ? <UnsavedRows edits={editing.edits} list={props.id} /> : null}
      <KeptRows edits={editing.edits} list={props.id} />
      <SavedStatus editing={editing} />
      {waiting.length > 0 ? (
        <div className="mw-edit-notice" role="status">
          <span>{t('waiting', { count: waiting.length })}</span>
        </div>
      ) : null}
      {first ? (
        <div className="mw-edit-notice" role="alert">
          <span>
            {t('notSaved', {
              count: refused.length,
              name: [props.editing?.nameOf(first.base), wrongColumn(first, props)].filter(Boolean).join(' '),
              why: words.of(first, wrongField(first)),
            })}
          </span>
          <span className="mw-row">
            {first.refusal?.code === 'STALE' ? (
              <Button tone="primary" onClick={() => editing.setDialog({ kind: 'conflict', id: first.id })}>
                {t('compare')}
              </Button>
            ) : (
              <Button onClick={() => void editing.edits.retry()}>{t('retry')}</Button>
            )}
            <Button onClick={() => editing.edits.revert(first.id)}>{t('giveUp')}</Button>
          </span>
        </div>
      ) : null}
    </>
  );
}

function wrongField<Row>(draft: RowDraft<Row>): string | null {
  const wrong = [...draft.cells].find(([, cell]) => cell.issue);
  return wrong?.[0] ?? draft.refusal?.field ?? null;
}

function wrongColumn<Row>(draft: RowDraft<Row>, props: DataGridProps<Row>): string {
  const name = wrongField(draft);
  return props.columns.find((column) => name !== null && column.edit?.name === name)?.header ?? '';
}

/** When the last rows were saved, and for ten seconds the button that takes it back. */
function SavedStatus<Row>({ editing }: { editing: GridEditingModel<Row> }) {
  const { t } = useTranslation('grid-editing');
  const { lastSaved, history } = editing.edits;
  const at = lastSaved?.at ?? 0;
  const [goneAt, setGoneAt] = useState(0);
  useEffect(() => {
    if (at === 0) return undefined;
    const timer = setTimeout(() => setGoneAt(at), Math.max(0, at + OFFER_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  if (at === 0 || goneAt === at) return null;
  return (
    <Status side="start">
      <span role="status" className="mw-saved">
        {t('saved', { count: lastSaved?.rows ?? 0, time: formatInstant(at).slice(11) })}
      </span>
      {history.canUndo ? (
        <Button tone="quiet" keys="Ctrl+Z" onClick={editing.acts.undo}>
          {t('undo')}
        </Button>
      ) : null}
    </Status>
  );
}
