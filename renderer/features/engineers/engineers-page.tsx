import './engineers.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { absenceAdd, type Planner } from '#contract/engineers/engineers.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { CalendarCard } from './calendar-card.tsx';
import { EngineerTable } from './engineer-table.tsx';
import { dayAfter, PLANNED_DAYS, PlannerDays } from './planner-days.tsx';
import { PointTable } from './point-table.tsx';

const route = getRouteApi('/shell/engineers');

/** Who is where in the next two weeks; engineers, service points and the working calendar below. */
export function EngineersPage() {
  const { t } = useTranslation('engineers');
  const navigate = useNavigate();
  const fromOn = route.useSearch().from ?? today();
  const toOn = dayAfter(fromOn, PLANNED_DAYS - 1);
  const mayManage = useMay('service.manage');
  const [isAway, setAway] = useState(false);
  const found = useQuery(orpc.engineers.planner.queryOptions({ input: { fromOn, toOn } }));
  const show = (days: number) =>
    void navigate({ to: '/engineers', search: { from: dayAfter(fromOn, days) } });
  return (
    <Page label={t('title')}>
      <Toolbar label={t('tools')}>
        <Button onClick={() => show(-PLANNED_DAYS)}>{`‹ ${t('earlier')}`}</Button>
        <strong>{`${fromOn} … ${toOn}`}</strong>
        <Button onClick={() => show(PLANNED_DAYS)}>{`${t('later')} ›`}</Button>
        {mayManage ? <Button onClick={() => setAway(true)}>{t('addAbsence')}</Button> : null}
      </Toolbar>
      {found.isError ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
      <div className="mw-planner" role="region" aria-label={t('title')} tabIndex={0}>
        {found.data ? <PlannerDays planner={found.data} fromOn={fromOn} /> : null}
        <EngineerTable />
        <PointTable />
        <CalendarCard />
      </div>
      {isAway ? <AbsenceDialog planner={found.data} onClose={() => setAway(false)} /> : null}
    </Page>
  );
}

function AbsenceDialog({ planner, onClose }: { planner: Planner | undefined; onClose: () => void }) {
  const { t } = useTranslation('engineers');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('addAbsence')}
      form="engineer-absences"
      schema={absenceAdd}
      initialValues={{ fromOn: today(), toOn: today() }}
      fields={[
        {
          kind: 'choice',
          name: 'engineerId',
          label: t('engineer'),
          isRequired: true,
          choices: (planner?.engineers ?? []).map((one) => ({ value: one.id, word: one.name })),
        },
        { kind: 'text', name: 'reason', label: t('reason'), isRequired: true },
        { kind: 'date', name: 'fromOn', label: t('from'), isRequired: true },
        { kind: 'date', name: 'toOn', label: t('to'), isRequired: true },
      ]}
      onSave={async (input) => {
        await client.engineers.addAbsence(absenceAdd.parse(input));
        await queries.invalidateQueries({ queryKey: orpc.engineers.key() });
      }}
      onClose={onClose}
    />
  );
}
