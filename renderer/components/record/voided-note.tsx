import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#renderer/lib/format.ts';
import { Button } from '../button.tsx';
import { ErrorPanel } from './error-panel.tsx';
import { Note } from './note.tsx';

/** What names a record in one of its versions. */
export interface RowVersion {
  id: string;
  version: number;
}

interface VoidedNoteProps {
  record: RowVersion & { voidedAt: number | null; voidReason: string | null };
  /** Missing where the person may not bring it back. */
  onRestore?: ((voided: RowVersion) => Promise<unknown>) | undefined;
}

/** Says that a record is void, since when and why, and brings it back; nothing for one in force. */
export function VoidedNote({ record, onRestore }: VoidedNoteProps) {
  const { t } = useTranslation('form');
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: async () => onRestore?.({ id: record.id, version: record.version }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (record.voidedAt === null) return null;
  const at = formatInstant(record.voidedAt);
  return (
    <Note tone="warn">
      <div className="mw-row between">
        <span>{t('void.note', { at, reason: record.voidReason ?? '—' })}</span>
        {onRestore ? (
          <Button busy={restore.isPending} onClick={() => restore.mutate()}>
            {t('void.restore')}
          </Button>
        ) : null}
      </div>
      {restore.error ? <ErrorPanel error={restore.error} /> : null}
    </Note>
  );
}
