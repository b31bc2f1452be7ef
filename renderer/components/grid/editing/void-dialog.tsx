import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { isAppError } from '#renderer/lib/app-error.ts';
import { guardIme } from '#renderer/lib/keys.ts';
import type { EditingDialogsProps } from './dialog-props.ts';
import { offerUndo } from './undo-notice.tsx';
import { useRefusalWords } from './use-refusal-words.ts';

/** Takes the selected rows out of the list with a reason; nothing is deleted, and ten seconds long one click takes it back. */
export function VoidDialog<Row>({ model, onClose }: EditingDialogsProps<Row> & { onClose: () => void }) {
  const { t } = useTranslation('grid-editing');
  const { t: common } = useTranslation('common');
  const words = useRefusalWords();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState('');
  const { editing, focus } = model;
  const count = focus.range.bottom - focus.range.top + 1;
  const run = async () => {
    const rows = await editing.selectedRows();
    if (!rows || reason.trim() === '') return;
    try {
      await editing.edits.voidRows(rows, reason.trim());
    } catch (error) {
      const first = isAppError(error, 'ROWS_REFUSED') ? error.data.refusals[0] : undefined;
      if (!first) throw error;
      setRefused(words.error(first.code, first.data));
      return;
    }
    onClose();
    offerUndo(t('void.done', { count: rows.length }), t('undo'), editing.acts.undo);
  };
  return (
    <Dialog
      title={t('void.title', { count })}
      opened
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="danger" disabled={reason.trim() === ''} onClick={() => void run().catch(editing.say)}>
            {t('void.act', { count })}
          </Button>
        </>
      }
    >
      <TextInput
        label={t('void.reason')}
        required
        value={reason}
        error={refused}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={guardIme((event) => {
          if (event.key === 'Enter') event.preventDefault();
        })}
        data-autofocus
      />
    </Dialog>
  );
}
