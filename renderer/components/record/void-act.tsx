import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { offerUndo } from '../grid/editing/undo-notice.tsx';
import { ErrorPanel } from './error-panel.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
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
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: onVoid,
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
  return (
    <ReasonDialog
      title={t('void.title', { name })}
      label={t('void.reason')}
      text={t('void.text')}
      act={t('void.confirm', { name })}
      call={act}
      onGive={(reason) => act.mutate(reason)}
      onClose={onClose}
    />
  );
}
