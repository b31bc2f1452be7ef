import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { quotableAs } from '#contract/quotations/quotable.ts';
import { type QuotationRow, quotationAnswer } from '#contract/quotations/quotations.contract.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { DocumentExport } from '#renderer/components/record/document-export.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatMoney, today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { PaperButton } from '#renderer/print/paper-dialog.tsx';
import { IncomeDialog } from './income-dialog.tsx';
import { QuotationDialog } from './quotation-dialog.tsx';

const TONES: Record<QuotationRow['state'], Tone> = {
  draft: 'warn',
  sent: 'run',
  confirmed: 'ok',
  declined: 'bad',
  superseded: 'off',
};

function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: orpc.quotations.key() }),
      queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
    ]);
}

/** What was quoted, what the customer said, what came in. */
export function CaseQuotation({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const [open, setOpen] = useState<'draft' | 'income' | null>(null);
  const found = useQuery(orpc.quotations.ofCase.queryOptions({ input: { caseId: row.id } }));
  const quotations = found.data?.quotations ?? [];
  const draft = quotations.find((one) => one.state === 'draft');
  const phase = quotableAs(row);
  const word = draft ? 'edit' : phase === 'supplement' ? 'supplement' : 'act';
  return (
    <>
      <DetailTable
        label={t('quote.title')}
        rows={quotations}
        rowKey={(one) => one.id}
        empty={row.judgement === 'paid' ? t('quote.none') : t('quote.notPaid')}
        columns={[
          {
            id: 'no',
            header: t('quote.no'),
            width: 112,
            cell: (one) => <span className="mw-mono">{one.no + one.letter}</span>,
          },
          {
            id: 'gross',
            header: t('quote.gross'),
            isNumber: true,
            width: 100,
            cell: (one) => formatMoney(one.grossMinor),
          },
          {
            id: 'state',
            header: t('field.state'),
            width: 92,
            cell: (one) => <StateBadge tone={TONES[one.state]} word={t(`quote.state.${one.state}`)} />,
          },
          {
            id: 'when',
            header: t('quote.when'),
            cell: (one) => [one.sentOn, one.answeredBy, one.answer].filter(Boolean).join(' · '),
          },
          {
            id: 'act',
            header: t('parts.act'),
            width: 184,
            cell: (one) => (
              <>
                <span className="mw-row wrap">
                  <QuotationSteps quotation={one} />
                </span>
                <span className="mw-row wrap">
                  <PrintQuotation quotation={one} />
                </span>
              </>
            ),
          },
        ]}
      />
      <DetailTable
        label={t('quote.incomes')}
        rows={found.data?.incomes ?? []}
        rowKey={(one) => one.id}
        empty={t('quote.noIncome')}
        columns={[
          { id: 'on', header: t('quote.receivedOn'), width: 110, cell: (one) => one.receivedOn },
          {
            id: 'amount',
            header: t('quote.amount'),
            isNumber: true,
            width: 120,
            cell: (one) => formatMoney(one.amountMinor),
          },
          {
            id: 'note',
            header: t('quote.note'),
            cell: (one) => [one.quotationNo, one.note].filter(Boolean).join(' · '),
          },
        ]}
      />
      {canWrite ? (
        <div className="mw-row">
          {phase ? (
            <Button tone="primary" onClick={() => setOpen('draft')}>
              {t(`quote.${word}`)}
            </Button>
          ) : null}
          <Button onClick={() => setOpen('income')}>{t('quote.addIncome')}</Button>
        </div>
      ) : null}
      {open === 'draft' ? (
        <QuotationDialog
          row={row}
          draft={draft}
          last={phase === 'supplement' && quotations[0]?.state === 'confirmed' ? undefined : quotations[0]}
          isSupplement={phase === 'supplement'}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open === 'income' ? (
        <IncomeDialog
          row={row}
          confirmed={quotations.filter((one) => one.state === 'confirmed')}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}

function QuotationSteps({ quotation }: { quotation: QuotationRow }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const refresh = useRefresh();
  const [isAnswering, setAnswering] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const send = useMutation({
    mutationFn: () => client.quotations.send({ id: quotation.id, version: quotation.version }),
    onSuccess: refresh,
  });
  const discard = useMutation({
    mutationFn: () => client.quotations.discard({ id: quotation.id, version: quotation.version }),
    onSuccess: async () => {
      setDiscarding(false);
      await refresh();
    },
  });
  if (!canWrite) return null;
  return (
    <>
      {quotation.state === 'draft' ? (
        <>
          <Button tone="quiet" busy={send.isPending} onClick={() => send.mutate()}>
            {t('quote.send')}
          </Button>
          <Button tone="quiet" onClick={() => setDiscarding(true)}>
            {t('quote.discard')}
          </Button>
        </>
      ) : null}
      <ConfirmDialog
        opened={isDiscarding}
        title={t('quote.discardTitle', { no: quotation.no + quotation.letter })}
        text={t('quote.discardText')}
        act={t('quote.discard')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
        onClose={() => setDiscarding(false)}
      >
        {discard.error ? <ErrorPanel error={discard.error} /> : null}
      </ConfirmDialog>
      {quotation.state === 'sent' ? (
        <Button tone="quiet" onClick={() => setAnswering(true)}>
          {t('quote.answer')}
        </Button>
      ) : null}
      {send.error ? <ErrorPanel error={send.error} /> : null}
      {isAnswering ? <AnswerDialog quotation={quotation} onClose={() => setAnswering(false)} /> : null}
    </>
  );
}

function PrintQuotation({ quotation }: { quotation: QuotationRow }) {
  const { t: words } = useTranslation('service-papers');
  const { caseId, id, no, letter } = quotation;
  return (
    <>
      <PaperButton
        word={words('quotation.print')}
        document="quotation"
        route="/print/quotation"
        search={{ caseId, id }}
        name={`${no}${letter}.pdf`}
      />
      <DocumentExport asked={{ document: 'quotation', id }} title={no + letter} tone="quiet" />
    </>
  );
}

function AnswerDialog({ quotation, onClose }: { quotation: QuotationRow; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('quote.answerTitle', { no: quotation.no + quotation.letter })}
      form="quotation-answers"
      recordId={quotation.id}
      schema={quotationAnswer.omit({ id: true, version: true })}
      initialValues={{ isConfirmed: true, on: today() }}
      fields={[
        { kind: 'flag', name: 'isConfirmed', label: t('quote.confirmed') },
        { kind: 'date', name: 'on', label: t('quote.answeredOn') },
        { kind: 'text', name: 'by', label: t('quote.by'), isRequired: true },
        { kind: 'text', name: 'answer', label: t('quote.words') },
      ]}
      onSave={async (input) => {
        const { id, version } = quotation;
        await client.quotations.answer(quotationAnswer.parse({ ...input, id, version }));
        await refresh();
      }}
      onClose={onClose}
    />
  );
}
