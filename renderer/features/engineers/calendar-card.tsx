import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { CALENDAR_DAY_KINDS, calendarDay, type calendarSave } from '#contract/engineers/calendar.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';

/** Working hours, terms by severity, and the days that differ: what due times are counted on. */
export function CalendarCard() {
  const { t } = useTranslation('engineers');
  const queries = useQueryClient();
  const mayManage = useMay('service.manage');
  const [isOpen, setOpen] = useState(false);
  const found = useQuery(orpc.engineers.calendar.queryOptions());
  const save = useMutation({
    mutationFn: (input: z.infer<typeof calendarSave>) => client.engineers.saveCalendar(input),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.engineers.key() }),
  });
  if (!found.data) return null;
  const { hours, terms, days } = found.data;
  const inHours = (minutes: number) => formatNumber(minutes / 60, 0);
  return (
    <section aria-label={t('calendar.title')}>
      <div className="mw-row between">
        <h2>{t('calendar.title')}</h2>
        {mayManage ? <Button onClick={() => setOpen(true)}>{t('calendar.add')}</Button> : null}
      </div>
      <p className="mw-muted">
        {t('calendar.hours', {
          from: hours.from,
          to: hours.to,
          breakFrom: hours.breakFrom,
          breakTo: hours.breakTo,
        })}
        {(['critical', 'major', 'normal', 'minor'] as const).map((one) => (
          <span key={one}>
            {` · ${t('calendar.term', { severity: t(`calendar.severity.${one}`), respond: inHours(terms.respond[one]), resolve: inHours(terms.resolve[one]) })}`}
          </span>
        ))}
      </p>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <DetailTable
        label={t('calendar.days')}
        rows={days}
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
              mayManage ? (
                <Button
                  tone="quiet"
                  icon
                  aria-label={t('calendar.remove', { day: day.onDay })}
                  onClick={() => save.mutate({ ordinary: [day.onDay] })}
                >
                  ✕
                </Button>
              ) : null,
          },
        ]}
      />
      {isOpen ? (
        <FormDialog
          title={t('calendar.add')}
          form="calendar-days"
          schema={calendarDay}
          initialValues={{ kind: 'holiday' }}
          fields={[
            { kind: 'date', name: 'onDay', label: t('calendar.day'), isRequired: true },
            {
              kind: 'choice',
              name: 'kind',
              label: t('calendar.kind'),
              isRequired: true,
              choices: CALENDAR_DAY_KINDS.map((value) => ({ value, word: t(`calendar.of.${value}`) })),
            },
            { kind: 'text', name: 'name', label: t('calendar.name'), isRequired: true, span: 2 },
          ]}
          onSave={async (input) => {
            await save.mutateAsync({ days: [calendarDay.parse(input)] });
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  );
}
