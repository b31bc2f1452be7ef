import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchRow } from '#contract/imports/imports.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { Card } from '#renderer/components/layout/page.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant, formatNumber } from '#renderer/lib/format.ts';
import { RejectedButton } from './rejected-button.tsx';

/** Earlier imports: what each brought, its returned rows, and the way back. */
export function BatchesCard() {
  const { t } = useTranslation('imports');
  const batches = useQuery(orpc.imports.list.queryOptions({ input: { limit: 50 } }));
  const [undoing, setUndoing] = useState<BatchRow | null>(null);
  if (batches.isError) return <ErrorPanel error={batches.error} onRetry={() => void batches.refetch()} />;
  return (
    <Card label={t('batches')}>
      <h2>{t('batches')}</h2>
      <DetailTable
        label={t('batches')}
        rows={batches.data?.rows ?? []}
        rowKey={(batch) => batch.id}
        empty={t('none')}
        columns={[
          { id: 'no', header: t('batch.no'), width: 110, cell: (batch) => batch.no },
          { id: 'kind', header: t('batch.kind'), width: 100, cell: (batch) => t(`kind.${batch.kind}`) },
          { id: 'file', header: t('batch.file'), cell: (batch) => batch.fileName },
          {
            id: 'new',
            header: t('batch.new'),
            width: 70,
            isNumber: true,
            cell: (batch) => formatNumber(batch.newCount),
          },
          {
            id: 'error',
            header: t('batch.error'),
            width: 70,
            isNumber: true,
            cell: (batch) => formatNumber(batch.errorCount),
          },
          { id: 'at', header: t('batch.at'), width: 130, cell: (batch) => formatInstant(batch.createdAt) },
          { id: 'by', header: t('batch.by'), width: 80, cell: (batch) => batch.createdByName },
          {
            id: 'state',
            header: t('batch.state'),
            width: 90,
            cell: (batch) => (
              <StateBadge
                tone={batch.state === 'applied' ? 'ok' : 'off'}
                word={batch.state === 'applied' ? t('applied') : t('undone')}
              />
            ),
          },
          {
            id: 'acts',
            header: t('undo'),
            width: 230,
            cell: (batch) => <Acts batch={batch} onUndo={() => setUndoing(batch)} />,
          },
        ]}
      />
      {undoing ? <UndoDialog batch={undoing} onClose={() => setUndoing(null)} /> : null}
    </Card>
  );
}

function Acts({ batch, onUndo }: { batch: BatchRow; onUndo: () => void }) {
  const { t } = useTranslation('imports');
  return (
    <span className="mw-row">
      {batch.errorCount > 0 ? <RejectedButton id={batch.id} no={batch.no} /> : null}
      {batch.state === 'applied' ? (
        <Button tone="quiet" aria-label={t('undoTitle', { no: batch.no })} onClick={onUndo}>
          {t('undo')}
        </Button>
      ) : null}
    </span>
  );
}

function UndoDialog({ batch, onClose }: { batch: BatchRow; onClose: () => void }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => client.imports.undo({ id: batch.id }, { context: { timeout: null } }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('undoTitle', { no: batch.no })}
      text={t('undoText')}
      act={t('undoTitle', { no: batch.no })}
      busy={undo.isPending}
      onConfirm={() => undo.mutate()}
      onClose={onClose}
    >
      {undo.isError ? <ErrorPanel error={undo.error} /> : null}
    </ConfirmDialog>
  );
}
