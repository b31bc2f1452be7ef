import { useMediaQuery } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Planner } from '#contract/engineers/engineers.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';

export const PLANNED_DAYS = 14;
/** As in the style sheets: fourteen columns need more than a phone has. */
const PHONE = '(max-width: 760px)';
const atOnce = { getInitialValueInEffect: false };

type Absence = Planner['absences'][number];
type Person = Planner['engineers'][number];

export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Who is where: a table of days, and on a phone a list of what each engineer has to do. */
export function PlannerDays({ planner, fromOn }: { planner: Planner; fromOn: string }) {
  const isPhone = useMediaQuery(PHONE, undefined, atOnce) ?? false;
  return isPhone ? <PersonList planner={planner} /> : <DayTable planner={planner} fromOn={fromOn} />;
}

function DayTable({ planner, fromOn }: { planner: Planner; fromOn: string }) {
  const { t } = useTranslation('engineers');
  const days = Array.from({ length: PLANNED_DAYS }, (_, i) => dayAfter(fromOn, i));
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
                <DayCell planner={planner} person={one} day={day} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ planner, person, day }: { planner: Planner; person: Person; day: string }) {
  const isOn = (one: { engineerId: string; fromOn: string; toOn: string }) =>
    one.engineerId === person.id && one.fromOn <= day && day <= one.toOn;
  const away = planner.absences.find(isOn);
  return (
    <>
      {away ? <Away absence={away} person={person} /> : null}
      {planner.dispatches.filter(isOn).map((one) => (
        <Link key={one.id} to="/service-cases/$id" params={{ id: one.caseId }} title={one.caseTitle}>
          {one.siteName ?? one.caseNo}
        </Link>
      ))}
    </>
  );
}

/** Why somebody is not here; whoever leads service takes it back. */
function Away({ absence, person }: { absence: Absence; person: Person }) {
  const { t } = useTranslation('engineers');
  const queries = useQueryClient();
  const mayManage = useMay('service.manage');
  const remove = useMutation({
    mutationFn: () => client.engineers.removeAbsence({ id: absence.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.engineers.key() }),
  });
  const { fromOn: from, toOn: to } = absence;
  return (
    <span className="away">
      {absence.reason}
      {mayManage ? (
        <Button
          tone="quiet"
          icon
          busy={remove.isPending}
          aria-label={t('removeAbsence', { name: person.name, from, to })}
          onClick={() => remove.mutate()}
        >
          ✕
        </Button>
      ) : null}
    </span>
  );
}

/** Days as short as a phone needs them: 11-20–22, 11-28–12-02. */
function shortDays(fromOn: string, toOn: string): string {
  if (fromOn === toOn) return fromOn.slice(5);
  return `${fromOn.slice(5)}–${toOn.slice(fromOn.slice(0, 7) === toOn.slice(0, 7) ? 8 : 5)}`;
}

function PersonList({ planner }: { planner: Planner }) {
  const { t } = useTranslation('engineers');
  return (
    <ul className="people" aria-label={t('planner')}>
      {planner.engineers.map((one) => (
        <li key={one.id}>
          <div className="mw-row between">
            <strong>{one.name}</strong>
            <span className="mw-muted">{one.servicePoint}</span>
          </div>
          <PersonDays planner={planner} person={one} />
        </li>
      ))}
    </ul>
  );
}

function PersonDays({ planner, person }: { planner: Planner; person: Person }) {
  const { t } = useTranslation('engineers');
  const isOf = (one: { engineerId: string }) => one.engineerId === person.id;
  const absences = planner.absences.filter(isOf);
  const dispatches = planner.dispatches.filter(isOf).sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  if (absences.length + dispatches.length === 0) return <div className="mw-muted">{t('freeAllDays')}</div>;
  return (
    <>
      {absences.map((one) => (
        <div key={one.id} className="stay">
          <span className="mw-mono">{shortDays(one.fromOn, one.toOn)}</span>
          <Away absence={one} person={person} />
        </div>
      ))}
      {dispatches.map((one) => (
        <Link key={one.id} className="stay" to="/service-cases/$id" params={{ id: one.caseId }}>
          <span className="mw-mono">{shortDays(one.fromOn, one.toOn)}</span>
          <span>{[one.siteName, one.caseTitle].filter(Boolean).join(' · ')}</span>
        </Link>
      ))}
    </>
  );
}
