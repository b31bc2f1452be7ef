import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CLAIM_STATES, type ClaimRow, claimCreate } from '#contract/claims/claims.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { GridColumn } from '#renderer/components/grid/grid-types.ts';
import { RecordListPage } from '#renderer/components/record/record-list-page.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickSupplier } from '#renderer/lib/pickers.ts';
import { useMay } from '#renderer/lib/session.ts';
import { ClaimDue } from './claim-due.tsx';
import { CLAIM_TONES, ClaimPanel } from './claim-panel.tsx';

const route = getRouteApi('/shell/claims');
const SOURCE = { path: ['claims', 'list'], list: client.claims.list };

function useClaimColumns(): GridColumn<ClaimRow>[] {
  const { t } = useTranslation('claims');
  return useMemo(
    () => [
      { id: 'no', header: t('field.no'), width: 96, kind: 'code', value: (row) => row.no },
      { id: 'supplier', header: t('field.supplier'), width: 84, kind: 'text', value: (row) => row.supplier },
      { id: 'part', header: t('field.part'), width: 86, kind: 'text', value: (row) => row.part },
      { id: 'barcode', header: t('field.barcode'), width: 144, kind: 'code', value: (row) => row.barcode },
      { id: 'lotNo', header: t('field.lot'), width: 84, kind: 'code', value: (row) => row.lotNo },
      { id: 'reason', header: t('field.reason'), width: 96, kind: 'text', value: (row) => row.reason },
      {
        id: 'amountMinor',
        header: t('field.amount'),
        width: 84,
        kind: 'money',
        value: (row) => row.amountMinor,
      },
      {
        id: 'settledMinor',
        header: t('field.settled'),
        width: 84,
        kind: 'money',
        value: (row) => row.settledMinor,
      },
      {
        id: 'state',
        header: t('field.state'),
        width: 92,
        kind: 'state',
        value: (row) => row.state,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => <StateBadge tone={CLAIM_TONES[row.state]} word={t(`state.${row.state}`)} />,
        options: CLAIM_STATES.map((value) => ({ value, word: t(`state.${value}`) })),
      },
      {
        id: 'answerDueOn',
        header: t('field.answerDue'),
        width: 100,
        kind: 'date',
        value: (row) => row.answerDueOn,
        cell: (row) => <ClaimDue row={row} />,
      },
      { id: 'caseNo', header: t('field.case'), width: 104, kind: 'code', value: (row) => row.caseNo },
    ],
    [t],
  );
}

/** What suppliers owe for parts that failed. */
export function ClaimsPage() {
  const { t } = useTranslation('claims');
  const mayWrite = useMay('cases.write');
  const [isNew, setNew] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <RecordListPage
        id="claims"
        words={{
          title: t('title'),
          tools: t('tools'),
          find: t('find'),
          create: t('new'),
          detail: t('detail'),
          emptyTitle: t('emptyTitle'),
          emptyText: t('emptyText'),
        }}
        columns={useClaimColumns()}
        source={SOURCE}
        search={route.useSearch()}
        onCreate={mayWrite ? () => setNew(true) : undefined}
        onOpen={() => {}}
        panel={(id) => <ClaimPanel id={id} />}
        tools={() => (
          <Button onClick={() => void navigate({ to: '/claims/returns' })}>{t('back.title')}</Button>
        )}
      />
      {isNew ? <NewClaim onClose={() => setNew(false)} /> : null}
    </>
  );
}

function NewClaim({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('claims');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('new')}
      form="claims"
      schema={claimCreate}
      fields={[
        {
          kind: 'reference',
          name: 'supplierId',
          label: t('field.supplier'),
          load: pickSupplier,
          isRequired: true,
        },
        { kind: 'text', name: 'barcode', label: t('field.barcode'), hint: t('barcodeHint') },
        { kind: 'text', name: 'part', label: t('field.part') },
        { kind: 'text', name: 'lotNo', label: t('field.lot') },
        { kind: 'money', name: 'amountMinor', label: t('field.amount'), isRequired: true },
        { kind: 'text', name: 'reason', label: t('field.reason'), isRequired: true },
        { kind: 'textarea', name: 'note', label: t('field.note'), span: 2 },
      ]}
      onSave={async (input) => {
        await client.claims.create(claimCreate.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.claims.key() });
      }}
      onClose={onClose}
    />
  );
}
