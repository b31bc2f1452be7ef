import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { COST_KINDS, costAdd, leadFromCase } from '#contract/service-cases/case-work.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatMoney, today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { FollowUpDialog } from './follow-up-dialog.tsx';
import { useScoreWord } from './score-field.tsx';

const FINISHED = ['resolved', 'confirmed', 'followed_up', 'closed'];

function useRefresh() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: orpc.serviceCases.key() });
}

/** Costs, what the customer said afterwards, and what became of it: a lead, an article. */
export function CaseAftermath({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const found = useQuery(orpc.serviceCases.work.queryOptions({ input: { caseId: row.id } }));
  const refresh = useRefresh();
  const canWrite = useMay('cases.write');
  const scoreWord = useScoreWord();
  const remove = useMutation({
    mutationFn: (id: string) => client.serviceCases.removeCost({ id }),
    onSuccess: refresh,
  });
  const { costs = [], followUps = [], leads = [] } = found.data ?? {};
  return (
    <>
      <DetailTable
        label={t('cost.title')}
        rows={costs}
        rowKey={(one) => one.id}
        empty={t('cost.none')}
        columns={[
          { id: 'on', header: t('cost.on'), width: 106, cell: (one) => one.spentOn },
          { id: 'kind', header: t('cost.kind'), width: 100, cell: (one) => t(`cost.of.${one.kind}`) },
          {
            id: 'amount',
            header: t('parts.amount'),
            width: 110,
            isNumber: true,
            cell: (one) => formatMoney(one.amountMinor),
          },
          { id: 'note', header: t('quote.note'), cell: (one) => one.note },
          {
            id: 'act',
            header: t('parts.act'),
            width: 56,
            cell: (one) =>
              canWrite ? (
                <Button
                  tone="quiet"
                  icon
                  aria-label={t('cost.remove', { kind: t(`cost.of.${one.kind}`) })}
                  onClick={() => remove.mutate(one.id)}
                >
                  ✕
                </Button>
              ) : null,
          },
        ]}
      />
      <DetailTable
        label={t('followUp.title')}
        rows={followUps}
        rowKey={(one) => one.id}
        empty={t('followUp.none')}
        columns={[
          { id: 'on', header: t('followUp.on'), width: 106, cell: (one) => one.followedOn },
          { id: 'way', header: t('followUp.way'), width: 100, cell: (one) => t(`followUp.by.${one.way}`) },
          {
            id: 'score',
            header: t('followUp.score'),
            width: 96,
            cell: (one) => (one.score === null ? '' : `${one.score} ${scoreWord(one.score)}`),
          },
          {
            id: 'words',
            header: t('followUp.words'),
            cell: (one) =>
              [one.isSolved ? t('followUp.solved') : t('followUp.notSolved'), one.contact, one.words]
                .filter(Boolean)
                .join(' · '),
          },
        ]}
      />
      {leads.length > 0 ? (
        <p>
          {t('lead.made')}
          {leads.map((one) => (
            <Link key={one.id} to="/market-records" search={{ id: one.id }}>
              {` ${one.no} ${one.title ?? ''}`}
            </Link>
          ))}
        </p>
      ) : null}
      <Acts row={row} />
    </>
  );
}

function Acts({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const canLead = useMay('cases.lead');
  const navigate = useNavigate();
  const [open, setOpen] = useState<'cost' | 'followUp' | 'lead' | null>(null);
  const close = () => setOpen(null);
  const article = useMutation({
    mutationFn: () => client.knowledge.fromCase({ id: row.id }),
    onSuccess: (made) => void navigate({ to: '/knowledge/$id', params: { id: made.articleId } }),
  });
  return (
    <div className="mw-row wrap">
      {canWrite ? <Button onClick={() => setOpen('cost')}>{t('cost.add')}</Button> : null}
      {canWrite && FINISHED.includes(row.state) ? (
        <>
          <Button onClick={() => setOpen('followUp')}>{t('followUp.add')}</Button>
          <Button busy={article.isPending} onClick={() => article.mutate()}>
            {t('article.make')}
          </Button>
        </>
      ) : null}
      {canLead && row.partyId !== null ? (
        <Button onClick={() => setOpen('lead')}>{t('lead.make')}</Button>
      ) : null}
      {article.error ? <ErrorPanel error={article.error} /> : null}
      {open === 'cost' ? <CostDialog row={row} onClose={close} /> : null}
      {open === 'followUp' ? <FollowUpDialog row={row} onClose={close} /> : null}
      {open === 'lead' ? <LeadDialog row={row} onClose={close} /> : null}
    </div>
  );
}

interface DialogProps {
  row: CaseDetail;
  onClose: () => void;
}

function CostDialog({ row, onClose }: DialogProps) {
  const { t } = useTranslation('service-cases');
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('cost.add')}
      form="case-costs"
      recordId={row.id}
      schema={costAdd.omit({ caseId: true })}
      initialValues={{ kind: 'travel', spentOn: today() }}
      fields={[
        {
          kind: 'choice',
          name: 'kind',
          label: t('cost.kind'),
          isRequired: true,
          choices: COST_KINDS.map((value) => ({ value, word: t(`cost.of.${value}`) })),
        },
        { kind: 'money', name: 'amountMinor', label: t('parts.amount'), isRequired: true },
        { kind: 'date', name: 'spentOn', label: t('cost.on') },
        { kind: 'text', name: 'note', label: t('quote.note') },
      ]}
      onSave={async (input) => {
        await client.serviceCases.addCost(costAdd.parse({ ...input, caseId: row.id }));
        await refresh();
      }}
      onClose={onClose}
    />
  );
}

function LeadDialog({ row, onClose }: DialogProps) {
  const { t } = useTranslation('service-cases');
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('lead.make')}
      form="case-leads"
      recordId={row.id}
      schema={leadFromCase.omit({ caseId: true })}
      fields={[
        {
          kind: 'text',
          name: 'title',
          label: t('lead.title'),
          hint: t('lead.hint'),
          isRequired: true,
          span: 2,
        },
        { kind: 'text', name: 'nextAction', label: t('lead.next') },
        { kind: 'date', name: 'nextActionOn', label: t('lead.nextOn') },
      ]}
      onSave={async (input) => {
        await client.serviceCases.makeLead(leadFromCase.parse({ ...input, caseId: row.id }));
        await refresh();
      }}
      onClose={onClose}
    />
  );
}
