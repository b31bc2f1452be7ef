import './engineers.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
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

const route = getRouteApi('/shell/engineers');
const DAYS = 14;

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Who is where in the next two weeks; engineers, service points and the working calendar below. */
export function EngineersPage() {
  const { t } = useTranslation('engineers');
  const navigate = useNavigate();
  const fromOn = route.useSearch().from ?? today();
  const toOn = dayAfter(fromOn, DAYS - 1);
  const mayManage = useMay('service.manage');
  const [isAway, setAway] = useState(false);
  const found = useQuery(orpc.engineers.planner.queryOptions({ input: { fromOn, toOn } }));
  const show = (days: number) =>
    void navigate({ to: '/engineers', search: { from: dayAfter(fromOn, days) } });
  return (
    <Page label={t('title')}>
      <Toolbar label={t('tools')}>
        <Button onClick={() => show(-DAYS)}>{`‹ ${t('earlier')}`}</Button>
        <strong>{`${fromOn} … ${toOn}`}</strong>
        <Button onClick={() => show(DAYS)}>{`${t('later')} ›`}</Button>
        {mayManage ? <Button onClick={() => setAway(true)}>{t('addAbsence')}</Button> : null}
      </Toolbar>
      {found.isError ? <ErrorPanel error={found.error} onRetry={() => void found.refetch()} /> : null}
      <div className="mw-planner" role="region" aria-label={t('title')} tabIndex={0}>
        {found.data ? <Days planner={found.data} fromOn={fromOn} /> : null}
        <EngineerTable />
        <CalendarCard />
      </div>
      {isAway ? <AbsenceDialog planner={found.data} onClose={() => setAway(false)} /> : null}
    </Page>
  );
}

function Days({ planner, fromOn }: { planner: Planner; fromOn: string }) {
  const { t } = useTranslation('engineers');
  const days = Array.from({ length: DAYS }, (_, i) => dayAfter(fromOn, i));
  const off = new Set(planner.daysOff);
  return (
    <table className="days" aria-label={t('planner')}>
      <thead>
        <tr>
          <th scope="col">{t('engineer')}</th>
          {days.map((day) => (
            <th key={day} scope="col" className={off.has(day) ? 'off' : ''}>
              {day.slice(5)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {planner.engineers.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              {one.name}
              <div className="mw-muted">{one.servicePoint}</div>
            </th>
            {days.map((day) => (
              <td key={day} className={off.has(day) ? 'off' : ''}>
                <DayCell planner={planner} engineerId={one.id} day={day} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ planner, engineerId, day }: { planner: Planner; engineerId: string; day: string }) {
  const isOn = (one: { engineerId: string; fromOn: string; toOn: string }) =>
    one.engineerId === engineerId && one.fromOn <= day && day <= one.toOn;
  const away = planner.absences.find(isOn);
  return (
    <>
      {away ? <span className="away">{away.reason}</span> : null}
      {planner.dispatches.filter(isOn).map((one) => (
        <Link key={one.id} to="/service-cases/$id" params={{ id: one.caseId }} title={one.caseTitle}>
          {one.siteName ?? one.caseNo}
        </Link>
      ))}
    </>
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
