import { Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DispatchRow,
  type DispatchState,
  dispatchCreate,
  dispatchForm,
} from '#contract/engineers/engineers.schema.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { CustomField } from '#renderer/components/form/form-types.ts';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { KeptValue } from '#renderer/components/record/kept-value.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { textOf } from '#renderer/lib/typed-words.ts';
import { CancelDispatch } from './cancel-dispatch.tsx';

type CustomProps = Parameters<CustomField['render']>[0];

const TONES: Record<DispatchState, Tone> = { planned: 'warn', accepted: 'run', done: 'ok', cancelled: 'off' };

/** Who was sent, and when. */
export function CaseDispatch({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const [isOpen, setOpen] = useState(false);
  const found = useQuery(orpc.engineers.dispatchesOf.queryOptions({ input: { caseId: row.id } }));
  return (
    <>
      <DetailTable
        label={t('dispatch.title')}
        rows={found.data ?? []}
        rowKey={(one) => one.id}
        empty={t('dispatch.none')}
        columns={[
          { id: 'engineer', header: t('dispatch.engineer'), cell: (one) => one.engineer },
          { id: 'days', header: t('dispatch.days'), cell: (one) => `${one.fromOn} … ${one.toOn.slice(5)}` },
          {
            id: 'task',
            header: t('dispatch.task'),
            cell: (one) => <Task row={one} />,
          },
          {
            id: 'state',
            header: t('field.state'),
            width: 96,
            cell: (one) => <StateBadge tone={TONES[one.state]} word={t(`dispatch.state.${one.state}`)} />,
          },
          { id: 'act', header: t('parts.act'), width: 150, cell: (one) => <Steps row={one} /> },
        ]}
      />
      {canWrite && row.voidedAt === null ? (
        <div className="mw-row">
          <Button onClick={() => setOpen(true)}>{t('dispatch.act')}</Button>
        </div>
      ) : null}
      {isOpen ? <DispatchDialog row={row} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function useRefresh() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: orpc.engineers.key() }),
      queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
    ]);
}

/** What is to be done, the car, and why in spite of other work or why not at all. */
function Task({ row }: { row: DispatchRow }) {
  return (
    <>
      {[row.task, row.reason].filter(Boolean).join(' · ')}
      {row.plate ? (
        <div>
          <KeptValue text={row.plate} reason={row.exceptions?.['plate']} />
        </div>
      ) : null}
    </>
  );
}

function Steps({ row }: { row: DispatchRow }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const refresh = useRefresh();
  const move = useMutation({
    mutationFn: (toState: 'accepted' | 'done') =>
      client.engineers.moveDispatch({ id: row.id, version: row.version, toState }),
    onSuccess: refresh,
  });
  const [isCancelling, setCancelling] = useState(false);
  const next = row.state === 'planned' ? 'accepted' : row.state === 'accepted' ? 'done' : null;
  if (next === null || !canWrite) return null;
  return (
    <>
      <Button tone="quiet" busy={move.isPending} onClick={() => move.mutate(next)}>
        {t(`dispatch.step.${next}`)}
      </Button>
      <Button tone="quiet" onClick={() => setCancelling(true)}>
        {t('dispatch.step.cancelled')}
      </Button>
      {isCancelling ? (
        <CancelDispatch row={row} onDone={refresh} onClose={() => setCancelling(false)} />
      ) : null}
    </>
  );
}

/** Who can go on the days above, best first. */
function EngineerField({ caseId, field }: { caseId: string; field: CustomProps }) {
  const { t } = useTranslation('service-cases');
  const { fromOn, toOn } = field.values;
  const days = { fromOn: textOf(fromOn), toOn: textOf(toOn) };
  const found = useQuery({
    ...orpc.engineers.candidates.queryOptions({ input: { caseId, ...days } }),
    enabled: days.fromOn.length === 10 && days.toOn.length === 10,
    placeholderData: (before) => before,
  });
  const data = (found.data ?? []).map((one) => ({
    value: one.id,
    label: [
      one.name,
      one.skill ? t('dispatch.skilled') : '',
      one.isNear ? t('dispatch.near') : '',
      one.busy.length > 0 ? t('dispatch.busy', { what: one.busy[0] ?? '' }) : t('dispatch.free'),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <Select
      label={t('dispatch.engineer')}
      required
      searchable
      selectFirstOptionOnChange
      data={data}
      value={textOf(field.value) || null}
      error={field.error ?? null}
      onChange={field.onChange}
      data-field="engineerId"
    />
  );
}

function DispatchDialog({ row, onClose }: { row: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const refresh = useRefresh();
  return (
    <FormDialog
      title={t('dispatch.act')}
      form="dispatches"
      recordId={row.id}
      schema={dispatchForm}
      initialValues={{ fromOn: today(), toOn: today(), task: row.title }}
      fields={[
        { kind: 'date', name: 'fromOn', label: t('dispatch.from'), isRequired: true },
        { kind: 'date', name: 'toOn', label: t('dispatch.to'), isRequired: true },
        {
          kind: 'custom',
          name: 'engineerId',
          label: t('dispatch.engineer'),
          span: 2,
          render: (field) => <EngineerField caseId={row.id} field={field} />,
        },
        { kind: 'text', name: 'task', label: t('dispatch.task') },
        { kind: 'text', name: 'plate', label: t('dispatch.plate') },
        {
          kind: 'text',
          name: 'reason',
          label: t('dispatch.reason'),
          hint: t('dispatch.reasonHint'),
          span: 2,
        },
      ]}
      onSave={async (input) => {
        await client.engineers.dispatch(dispatchCreate.parse({ ...input, caseId: row.id }));
        await refresh();
      }}
      onClose={onClose}
    />
  );
}
