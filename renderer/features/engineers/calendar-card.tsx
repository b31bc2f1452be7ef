import './engineers.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { CalendarView, calendarSave } from '#contract/engineers/calendar.schema.ts';
import { SEVERITIES } from '#contract/service-cases/states.ts';
import { addWorkingMinutes } from '#contract/service-cases/working-calendar.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant, formatNumber } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { DaysDialog, HoursDialog, TermsDialog } from './calendar-dialogs.tsx';
import { WEEKDAYS } from './weekdays-field.tsx';

/** Working hours, terms by severity, and the days that differ: what due times are counted on. */
export function CalendarCard() {
  const { t } = useTranslation('engineers');
  const queries = useQueryClient();
  const mayManage = useMay('service.manage');
  const [open, setOpen] = useState<'days' | 'hours' | 'terms' | null>(null);
  const found = useQuery(orpc.engineers.calendar.queryOptions());
  const save = useMutation({
    mutationFn: (input: z.infer<typeof calendarSave>) => client.engineers.saveCalendar(input),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.engineers.key() }),
  });
  if (!found.data) return null;
  const view = found.data;
  const dialog = { view, onSave: save.mutateAsync, onClose: () => setOpen(null) };
  return (
    <section aria-label={t('calendar.title')}>
      <div className="mw-row between">
        <h2>{t('calendar.title')}</h2>
        {mayManage ? (
          <div className="mw-row wrap">
            <Button onClick={() => setOpen('hours')}>{t('calendar.editHours')}</Button>
            <Button onClick={() => setOpen('terms')}>{t('calendar.editTerms')}</Button>
            <Button onClick={() => setOpen('days')}>{t('calendar.add')}</Button>
          </div>
        ) : null}
      </div>
      <WorkedWeek view={view} />
      {save.error && open === null ? <ErrorPanel error={save.error} /> : null}
      <Terms view={view} />
      <Days view={view} onOrdinary={mayManage ? (day) => save.mutate({ ordinary: [day] }) : null} />
      {open === 'days' ? <DaysDialog {...dialog} /> : null}
      {open === 'hours' ? <HoursDialog {...dialog} /> : null}
      {open === 'terms' ? <TermsDialog {...dialog} /> : null}
    </section>
  );
}

function WorkedWeek({ view }: { view: CalendarView }) {
  const { t } = useTranslation('engineers');
  const { from, to, breakFrom, breakTo, weekdays } = view.hours;
  const days = WEEKDAYS.filter((_, i) => weekdays.includes(i + 1))
    .map((day) => t(`calendar.weekday.${day}`))
    .join(' ');
  return <p className="mw-muted">{`${days} · ${t('calendar.hours', { from, to, breakFrom, breakTo })}`}</p>;
}

/** The terms, with what they mean for a case that is reported now. */
function Terms({ view }: { view: CalendarView }) {
  const { t } = useTranslation('engineers');
  const { hours, terms, days } = view;
  const calendar = { hours, special: new Map(days.map((day) => [day.onDay, day.kind === 'workday'])) };
  const now = Date.now();
  const due = (minutes: number) => formatInstant(addWorkingMinutes(now, minutes, calendar));
  const inHours = (minutes: number) => formatNumber(minutes / 60, minutes % 60 === 0 ? 0 : 1);
  return (
    <DetailTable
      label={t('calendar.terms')}
      rows={SEVERITIES}
      rowKey={(one) => one}
      columns={[
        { id: 'severity', header: t('calendar.severityOf'), cell: (one) => t(`calendar.severity.${one}`) },
        {
          id: 'respond',
          header: t('calendar.respond'),
          width: 110,
          isNumber: true,
          cell: (one) => inHours(terms.respond[one]),
        },
        {
          id: 'resolve',
          header: t('calendar.resolve'),
          width: 110,
          isNumber: true,
          cell: (one) => inHours(terms.resolve[one]),
        },
        {
          id: 'now',
          header: t('calendar.reportedNow'),
          width: 330,
          cell: (one) =>
            t('calendar.dueNow', { answer: due(terms.respond[one]), solve: due(terms.resolve[one]) }),
        },
      ]}
    />
  );
}

interface DaysProps {
  view: CalendarView;
  /** Null for those who may only look. */
  onOrdinary: ((day: string) => void) | null;
}

function Days({ view, onOrdinary }: DaysProps) {
  const { t } = useTranslation('engineers');
  return (
    <DetailTable
      label={t('calendar.days')}
      rows={view.days}
      rowKey={(day) => day.onDay}
      empty={t('calendar.none')}
      columns={[
        { id: 'on', header: t('calendar.day'), width: 120, cell: (day) => day.onDay },
        { id: 'kind', header: t('calendar.kind'), width: 120, cell: (day) => t(`calendar.of.${day.kind}`) },
        { id: 'name', header: t('calendar.name'), cell: (day) => day.name },
        {
          id: 'act',
          header: t('calendar.act'),
          width: 60,
          cell: (day) =>
            onOrdinary ? (
              <Button
                tone="quiet"
                icon
                aria-label={t('calendar.remove', { day: day.onDay })}
                onClick={() => onOrdinary(day.onDay)}
              >
                ✕
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
