import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type DispatchRow,
  type DispatchState,
  dispatchCreate,
} from '#contract/engineers/engineers.schema.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { StateBadge, type Tone } from '#renderer/components/record/state-badge.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { textOf } from '#renderer/lib/typed-words.ts';

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
            cell: (one) => [one.task, one.reason].filter(Boolean).join(' · '),
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

function Steps({ row }: { row: DispatchRow }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const refresh = useRefresh();
  const move = useMutation({
    mutationFn: (toState: 'accepted' | 'done') =>
      client.engineers.moveDispatch({ id: row.id, version: row.version, toState }),
    onSuccess: refresh,
  });
  const next = row.state === 'planned' ? 'accepted' : row.state === 'accepted' ? 'done' : null;
  if (next === null || !canWrite) return null;
  return (
    <Button tone="quiet" busy={move.isPending} onClick={() => move.mutate(next)}>
      {t(`dispatch.step.${next}`)}
    </Button>
  );
}

function DispatchDialog({ row, onClose }: { row: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation('service-cases');
  const refresh = useRefresh();
  const [days, setDays] = useState({ fromOn: today(), toOn: today() });
  const found = useQuery(orpc.engineers.candidates.queryOptions({ input: { caseId: row.id, ...days } }));
  const choices = (found.data ?? []).map((one) => ({
    value: one.id,
    word: [
      one.name,
      one.skill ? t('dispatch.skilled') : '',
      one.isNear ? t('dispatch.near') : '',
      one.busy.length > 0 ? t('dispatch.busy', { what: one.busy[0] ?? '' }) : t('dispatch.free'),
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  if (found.isError) return <ErrorPanel error={found.error} />;
  return (
    <FormDialog
      title={t('dispatch.act')}
      form="dispatches"
      recordId={row.id}
      schema={dispatchCreate.omit({ caseId: true })}
      initialValues={{ ...days, task: row.title }}
      fields={[
        {
          kind: 'custom',
          name: 'fromOn',
          label: t('dispatch.from'),
          render: ({ value, onChange }) => (
            <DayInput
              label={t('dispatch.from')}
              value={textOf(value)}
              onChange={(fromOn) => {
                onChange(fromOn);
                setDays((old) => ({ ...old, fromOn }));
              }}
            />
          ),
        },
        {
          kind: 'custom',
          name: 'toOn',
          label: t('dispatch.to'),
          render: ({ value, onChange }) => (
            <DayInput
              label={t('dispatch.to')}
              value={textOf(value)}
              onChange={(toOn) => {
                onChange(toOn);
                setDays((old) => ({ ...old, toOn }));
              }}
            />
          ),
        },
        {
          kind: 'choice',
          name: 'engineerId',
          label: t('dispatch.engineer'),
          choices,
          isRequired: true,
          span: 2,
        },
        { kind: 'text', name: 'task', label: t('dispatch.task'), span: 2 },
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

function DayInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <label className="mw-day">
      <span>{label}</span>
      <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  );
}
