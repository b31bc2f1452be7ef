import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermsRow } from '#contract/warranty-terms/warranty-terms.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { VoidAct } from '#renderer/components/record/void-act.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { latestRow } from '#renderer/lib/latest-row.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useClauseWords } from '#renderer/lib/warranty-words.ts';
import { TermsDialog } from './terms-dialog.tsx';

/** What the house promises, since when, and what single orders may take over instead. */
export function TermsCard() {
  const { t } = useTranslation('warranty-terms');
  const words = useClauseWords();
  const mayManage = useMay('service.manage');
  const [open, setOpen] = useState<TermsRow | 'new' | null>(null);
  const found = useQuery(orpc.warrantyTerms.list.queryOptions());
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return null;
  const { house, terms } = found.data;
  return (
    <section aria-label={t('title')}>
      <div className="mw-row between">
        <h2>{t('title')}</h2>
        {mayManage ? <Button onClick={() => setOpen('new')}>{t('new')}</Button> : null}
      </div>
      <p className="mw-muted">{`${t('today')}${words(house)}`}</p>
      <DetailTable
        label={t('title')}
        rows={terms}
        rowKey={(row) => row.id}
        empty={t('none')}
        columns={[
          { id: 'name', header: t('field.name'), width: 150, cell: (row) => row.name },
          { id: 'from', header: t('field.validFrom'), width: 150, cell: (row) => <Validity row={row} /> },
          { id: 'clause', header: t('field.clause'), cell: (row) => words(row.clause) },
          {
            id: 'act',
            header: t('field.act'),
            width: 150,
            cell: (row) => (mayManage ? <Acts row={row} onEdit={() => setOpen(row)} /> : null),
          },
        ]}
      />
      {open ? (
        <TermsDialog row={open === 'new' ? null : latestRow(terms, open)} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  );
}

function Validity({ row }: { row: TermsRow }) {
  const { t } = useTranslation('warranty-terms');
  if (row.validFrom === null) return <>{t('byOrder')}</>;
  const state = row.isCurrent ? 'current' : row.isFixed ? 'earlier' : 'coming';
  return (
    <>
      {row.validFrom}{' '}
      <StateBadge
        tone={state === 'current' ? 'ok' : state === 'coming' ? 'run' : 'off'}
        word={t(`validity.${state}`)}
      />
    </>
  );
}

function Acts({ row, onEdit }: { row: TermsRow; onEdit: () => void }) {
  const { t } = useTranslation('warranty-terms');
  return (
    <div className="mw-row">
      <Button tone="quiet" aria-label={t('editOf', { name: row.name })} onClick={onEdit}>
        {t('edit')}
      </Button>
      <VoidAct
        name={row.name}
        onVoid={(reason) => client.warrantyTerms.void({ id: row.id, version: row.version, reason })}
        onVoided={() => {}}
      />
    </div>
  );
}
