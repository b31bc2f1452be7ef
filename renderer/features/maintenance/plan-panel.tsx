import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { LinkedRecords } from '#renderer/components/record/linked-records.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { Timeline } from '#renderer/components/record/timeline.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { DueWhy } from './due-why.tsx';
import { MaintenanceReason } from './maintenance-reason.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { StopPlanDialog } from './stop-plan-dialog.tsx';

/** The plan beside the due list: why it is due, what was done, what can be done now. */
export function PlanPanel({ id }: { id: string }) {
  const { t } = useTranslation('maintenance');
  const { t: form } = useTranslation('form');
  const found = useQuery(orpc.maintenance.get.queryOptions({ input: { id } }));
  const navigate = useNavigate();
  const mayWrite = useMay('cases.write');
  const [open, setOpen] = useState<'edit' | 'copy' | 'cancel' | 'stop' | null>(null);
  const openCase = useMutation({
    mutationFn: () => client.maintenance.openCase({ planId: id }),
    onSuccess: ({ caseId }) => void navigate({ to: '/service-cases/$id', params: { id: caseId } }),
  });
  if (found.isError) return <ErrorPanel error={found.error} />;
  const plan = found.data;
  if (!plan) return null;
  return (
    <>
      <h1>{plan.title}</h1>
      {plan.isActive ? null : (
        <Note tone="off">{t('stopped', { on: plan.stoppedOn ?? '', reason: plan.stopReason ?? '' })}</Note>
      )}
      <Note tone={plan.due.state === 'overdue' ? 'bad' : plan.due.state === 'due' ? 'warn' : 'off'}>
        <b>{plan.due.dueOn ?? t('why.unknown')}</b>
        <DueWhy row={plan} />
      </Note>
      <KeyValues
        items={[
          { label: t('field.no'), value: plan.no },
          {
            label: t('field.unit'),
            value: (
              <Link to="/units/$barcode" params={{ barcode: plan.barcode }} className="mw-mono">
                {plan.barcode}
              </Link>
            ),
          },
          { label: t('field.site'), value: [plan.siteName, plan.partyName].filter(Boolean).join(' · ') },
          { label: t('field.servicePoint'), value: plan.servicePoint },
          { label: t('field.checklist'), value: plan.checklist.join(' · ') },
        ]}
      />
      <LinkedRecords kind="maintenance" id={plan.id} />
      <h2>{t('works')}</h2>
      <Timeline
        label={t('works')}
        entries={plan.works.map((work) => ({
          id: work.id,
          when: work.onDay,
          text: [t(`work.${work.state}`), work.caseNo ?? work.roundNo, work.reason, work.byName]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      {openCase.error ? <ErrorPanel error={openCase.error} /> : null}
      {mayWrite ? (
        <div className="foot">
          <Button
            tone="primary"
            disabled={plan.underWay !== null}
            busy={openCase.isPending}
            onClick={() => openCase.mutate()}
          >
            {t('act.openCase')}
          </Button>
          <Button onClick={() => setOpen('cancel')}>{t('act.cancel')}</Button>
          <Button onClick={() => setOpen('edit')}>{t('act.edit')}</Button>
          <Button onClick={() => setOpen('stop')}>{plan.isActive ? t('act.stop') : t('act.resume')}</Button>
          <Button onClick={() => setOpen('copy')}>{form('copy')}</Button>
        </div>
      ) : null}
      {open === 'copy' ? <PlanDialog from={plan} onClose={() => setOpen(null)} /> : null}
      {open === 'stop' ? <StopPlanDialog plan={plan} onClose={() => setOpen(null)} /> : null}
      {open === 'edit' ? <PlanDialog plan={plan} onClose={() => setOpen(null)} /> : null}
      {open === 'cancel' ? (
        <MaintenanceReason
          title={`${plan.no} ${t('act.cancel')}`}
          act={t('act.cancel')}
          run={(reason) => client.maintenance.cancelTerm({ planId: plan.id, reason })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
