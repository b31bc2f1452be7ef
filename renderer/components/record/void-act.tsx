import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { offerUndo } from '../grid/editing/undo-notice.tsx';
import { Dialog } from '../layout/dialog.tsx';
import { ErrorPanel } from './error-panel.tsx';
import type { RowVersion } from './voided-note.tsx';

export interface VoidActProps {
  /** What the person calls the record: its number or name. */
  name: string;
  onVoid: (reason: string) => Promise<RowVersion>;
  /** Takes it back, for ten seconds after; missing where it cannot be. */
  onRestore?: (voided: RowVersion) => Promise<unknown>;
  onVoided: () => void;
}

/** Voids a record with a reason instead of deleting it. Enter in the reason breaks the line, it never confirms. */
export function VoidAct(props: VoidActProps) {
  const { t } = useTranslation('form');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button tone="danger" onClick={() => setOpen(true)}>
        {t('void.act')}
      </Button>
      {isOpen ? <VoidDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type VoidDialogProps = VoidActProps & { onClose: () => void };

function VoidDialog({ name, onVoid, onRestore, onVoided, onClose }: VoidDialogProps) {
  const { t } = useTranslation('form');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => onVoid(reason.trim()),
    onSuccess: async (voided) => {
      onClose();
      await queries.invalidateQueries();
      onVoided();
      if (!onRestore) return;
      const takeBack = () =>
        onRestore({ id: voided.id, version: voided.version })
          .then(() => queries.invalidateQueries())
          .catch((error: unknown) =>
            notifications.show({ color: 'red', message: <ErrorPanel error={error} /> }),
          );
      offerUndo(t('void.done', { name }), t('void.undo'), () => void takeBack());
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (reason.trim() !== '') act.mutate();
  };
  return (
    <Dialog title={t('void.title', { name })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit} onKeyDown={(event) => event.stopPropagation()}>
        {act.error ? <ErrorPanel error={act.error} /> : null}
        <Textarea
          label={t('void.reason')}
          description={t('void.text')}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="danger" type="submit" busy={act.isPending} disabled={reason.trim() === ''}>
            {t('void.confirm', { name })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
