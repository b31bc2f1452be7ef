import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { formatInstant } from '#renderer/lib/format.ts';
import { useKeptRows } from './kept-rows.ts';
import type { RowEdits } from './row-edits.ts';

/** Rows left unsaved when the list was closed last: taken up again or thrown away. */
export function KeptRows<Row>({ edits, list }: { edits: RowEdits<Row>; list: string }) {
  const { t } = useTranslation('form');
  const { offered, use, drop } = useKeptRows(edits, list);
  if (!offered) return null;
  return (
    <div className="mw-edit-notice" role="status">
      <span>{t('draftFound', { time: formatInstant(offered.savedAt) })}</span>
      <span className="mw-row">
        <Button tone="primary" onClick={use}>
          {t('draftUse')}
        </Button>
        <Button onClick={drop}>{t('draftDrop')}</Button>
      </span>
    </div>
  );
}
