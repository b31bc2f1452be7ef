import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CLAIM_STEPS, type ClaimRow, type ClaimState, claimMove } from '#contract/claims/claims.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { RecordPhotos } from '#renderer/components/record/record-photos.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatMoney, today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';
import { ClaimDue } from './claim-due.tsx';
import { EditClaim } from './edit-claim.tsx';

export const CLAIM_TONES: Record<ClaimState, Tone> = {
  draft: 'warn',
  sent: 'run',
  accepted: 'ok',
  rejected: 'bad',
  settled: 'ok',
  cancelled: 'off',
};

function Code({ code }: { code: string | null }) {
  if (code === null) return null;
  return (
    <Link to="/units/$barcode" params={{ barcode: code }} className="mw-mono">
      {code}
    </Link>
  );
}

/** The claim beside the list: the faulty part, the one put in for it, the money. */
export function ClaimPanel({ id }: { id: string }) {
  const { t } = useTranslation('claims');
  const found = useQuery(orpc.claims.get.queryOptions({ input: { id } }));
  const mayWrite = useMay('cases.write');
  const [next, setNext] = useState<ClaimState | 'edit' | null>(null);
  if (found.isError) return <ErrorPanel error={found.error} />;
  const row = found.data;
  if (!row) return null;
  return (
    <>
      <div className="mw-row between">
        <h1 className="mw-mono">{row.no}</h1>
        <StateBadge tone={CLAIM_TONES[row.state]} word={t(`state.${row.state}`)} />
      </div>
      <KeyValues
        items={[
          { label: t('field.supplier'), value: row.supplier },
          { label: t('field.part'), value: row.part },
          { label: t('field.barcode'), value: <Code code={row.barcode} /> },
          { label: t('field.replacement'), value: <Code code={row.replacementBarcode} /> },
          { label: t('field.lot'), value: row.lotNo },
          { label: t('field.reason'), value: row.reason },
          { label: t('field.note'), value: row.note },
          { label: t('field.amount'), value: formatMoney(row.amountMinor) },
          { label: t('field.settled'), value: formatMoney(row.settledMinor) },
          { label: t('field.sent'), value: row.sentOn },
          { label: t('field.answerDue'), value: row.answerDueOn === null ? null : <ClaimDue row={row} /> },
          { label: t('field.answer'), value: [row.answeredOn, row.answer].filter(Boolean).join(' · ') },
          {
            label: t('field.case'),
            value: row.caseId ? (
              <Link to="/service-cases/$id" params={{ id: row.caseId }}>
                {row.caseNo}
              </Link>
            ) : null,
          },
        ]}
      />
      <div className="mw-row">
        {(['zh-CN', 'en'] as const).map((language) => (
          <PaperButton
            key={language}
            word={t(`print.${language}`)}
            document="claim-letter"
            route="/print/claim"
            search={{ id: row.id, language }}
            name={`${row.no}.pdf`}
            isLetter
          />
        ))}
      </div>
      <RecordPhotos entity="claims" entityId={row.id} />
      {mayWrite ? (
        <div className="foot">
          {row.state === 'draft' || row.state === 'rejected' ? (
            <Button onClick={() => setNext('edit')}>{t('act.edit')}</Button>
          ) : null}
          {CLAIM_STEPS[row.state].map((state) => (
            <Button key={state} onClick={() => setNext(state)}>
              {t(`act.${state}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {next === 'edit' ? <EditClaim row={row} onClose={() => setNext(null)} /> : null}
      {next && next !== 'edit' ? <MoveDialog row={row} toState={next} onClose={() => setNext(null)} /> : null}
    </>
  );
}

function MoveDialog({ row, toState, onClose }: { row: ClaimRow; toState: ClaimState; onClose: () => void }) {
  const { t } = useTranslation('claims');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={`${row.no} ${t(`act.${toState}`)}`}
      form={`claims-${toState}`}
      recordId={row.id}
      schema={claimMove.omit({ id: true, version: true, toState: true })}
      initialValues={{ on: today(), ...(toState === 'settled' ? { settledMinor: row.amountMinor } : {}) }}
      fields={[
        { kind: 'date', name: 'on', label: t('field.on') },
        { kind: 'date', name: 'answerDueOn', label: t('field.answerDue'), isShown: () => toState === 'sent' },
        {
          kind: 'money',
          name: 'settledMinor',
          label: t('field.settled'),
          isShown: () => toState === 'settled',
        },
        {
          kind: 'text',
          name: 'answer',
          label: t('field.answer'),
          isRequired: toState === 'rejected' || toState === 'cancelled',
          isShown: () => ['accepted', 'rejected', 'cancelled'].includes(toState),
          span: 2,
        },
      ]}
      onSave={async (input) => {
        await client.claims.move(claimMove.parse({ ...input, id: row.id, version: row.version, toState }));
        await queries.invalidateQueries({ queryKey: orpc.claims.key() });
      }}
      onClose={onClose}
    />
  );
}
