import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchDetail, UndoCheck } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog, Dialog } from '#renderer/components/layout/dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';

interface UndoDialogProps {
  batch: Pick<BatchDetail, 'id' | 'no'>;
  onClose: () => void;
}

/** Tries first: says what would be taken back, or lists what stands in the way. */
export function UndoDialog({ batch, onClose }: UndoDialogProps) {
  const { t } = useTranslation('imports');
  const check = useQuery({
    ...orpc.imports.blockers.queryOptions({ input: { id: batch.id }, context: { timeout: null } }),
    retry: false,
    gcTime: 0,
  });
  if (check.data && check.data.blocked === 0)
    return <Confirm batch={batch} check={check.data} onClose={onClose} />;
  return (
    <Dialog opened title={t('undo.title', { no: batch.no })} size={640} onClose={onClose}>
      {check.isPending ? <p role="status">{t('undo.checking')}</p> : null}
      {check.isError ? <ErrorPanel error={check.error} /> : null}
      {check.data ? <Blockers check={check.data} /> : null}
    </Dialog>
  );
}

function Blockers({ check }: { check: UndoCheck }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <p>{t('undo.blocked', { count: check.blocked })}</p>
      <DetailTable
        label={t('undo.blockers')}
        rows={check.blockers}
        rowKey={(one) => `${one.entity}/${one.id}`}
        columns={[
          { id: 'label', header: t('rows.record'), cell: (one) => one.label },
          { id: 'why', header: t('undo.why'), width: 160, cell: (one) => t(`undo.${one.why}`) },
          {
            id: 'by',
            header: t('undo.by'),
            width: 200,
            cell: ({ by, at, why }) =>
              why === 'used_elsewhere'
                ? ''
                : [by, at === null ? '' : formatInstant(at)].filter(Boolean).join(' · '),
          },
        ]}
      />
    </>
  );
}

function Confirm({ batch, check, onClose }: UndoDialogProps & { check: UndoCheck }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const undo = async () => {
    setBusy(true);
    try {
      await client.imports.undo({ id: batch.id }, { context: { timeout: null } });
      await queries.invalidateQueries();
      onClose();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      opened
      title={t('undo.title', { no: batch.no })}
      text={t('undo.text', { voided: check.voided, restored: check.restored })}
      act={t('undo.act')}
      busy={isBusy}
      onConfirm={() => void undo()}
      onClose={onClose}
    >
      {error === null ? null : <ErrorPanel error={error} />}
    </ConfirmDialog>
  );
}

/** The way back of a batch: a button that asks first. */
export function UndoButton({ batch, onDone }: { batch: UndoDialogProps['batch']; onDone?: () => void }) {
  const { t } = useTranslation('imports');
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    onDone?.();
  };
  return (
    <>
      <Button tone="danger" onClick={() => setAsking(true)}>
        {t('undo.act')}
      </Button>
      {isAsking ? <UndoDialog batch={batch} onClose={close} /> : null}
    </>
  );
}
