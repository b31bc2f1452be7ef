import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  CALENDAR_DAY_KINDS,
  type CalendarView,
  calendarDay,
  type calendarSave,
  workingHoursSchema,
} from '#contract/engineers/calendar.schema.ts';
import { dateSchema, requiredText } from '#contract/kit/values.ts';
import { SEVERITIES } from '#contract/service-cases/states.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { WeekdaysField } from './weekdays-field.tsx';

type Save = (input: z.infer<typeof calendarSave>) => Promise<unknown>;
interface DialogProps {
  onSave: Save;
  onClose: () => void;
}

const DAY_MS = 86_400_000;
const daysSchema = calendarDay.omit({ onDay: true }).extend({
  fromOn: dateSchema,
  toOn: dateSchema.nullable().optional(),
  name: requiredText,
});

/** Every day from the first to the last, both counted; the first alone without a last. */
function daysOf(fromOn: string, toOn: string | null | undefined): string[] {
  const count = Math.round((Date.parse(toOn ?? fromOn) - Date.parse(fromOn)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(1, Math.min(count, 60)) }, (_, i) =>
    new Date(Date.parse(fromOn) + i * DAY_MS).toISOString().slice(0, 10),
  );
}

/** A holiday of several days is entered once. */
export function DaysDialog({ onSave, onClose }: DialogProps) {
  const { t } = useTranslation('engineers');
  return (
    <FormDialog
      title={t('calendar.add')}
      form="calendar-days"
      schema={daysSchema}
      initialValues={{ kind: 'holiday' }}
      fields={[
        { kind: 'date', name: 'fromOn', label: t('from'), isRequired: true },
        { kind: 'date', name: 'toOn', label: t('to'), hint: t('calendar.oneDay') },
        {
          kind: 'choice',
          name: 'kind',
          label: t('calendar.kind'),
          isRequired: true,
          choices: CALENDAR_DAY_KINDS.map((value) => ({ value, word: t(`calendar.of.${value}`) })),
        },
        { kind: 'text', name: 'name', label: t('calendar.name'), isRequired: true },
      ]}
      onSave={async (input) => {
        const { fromOn, toOn, kind, name } = daysSchema.parse(input);
        await onSave({ days: daysOf(fromOn, toOn).map((onDay) => ({ onDay, kind, name })) });
      }}
      onClose={onClose}
    />
  );
}

/** When the house works in an ordinary week. */
export function HoursDialog({ view, onSave, onClose }: DialogProps & { view: CalendarView }) {
  const { t } = useTranslation('engineers');
  const clock = (name: 'from' | 'to' | 'breakFrom' | 'breakTo'): FieldDefinition => ({
    kind: 'text',
    name,
    label: t(`calendar.clock.${name}`),
    isRequired: true,
  });
  return (
    <FormDialog
      title={t('calendar.editHours')}
      form="calendar-hours"
      schema={workingHoursSchema}
      initialValues={view.hours}
      columns={4}
      size={640}
      fields={[
        clock('from'),
        clock('breakFrom'),
        clock('breakTo'),
        clock('to'),
        {
          kind: 'custom',
          name: 'weekdays',
          label: t('calendar.weekdays'),
          span: 4,
          render: ({ value, onChange }) => <WeekdaysField value={value} onChange={onChange} />,
        },
      ]}
      onSave={async (input) => {
        await onSave({ hours: workingHoursSchema.parse(input) });
      }}
      onClose={onClose}
    />
  );
}

const KINDS = ['respond', 'resolve'] as const;
/** Hours as the form holds quantities: thousandths. */
const hours = z.int().min(1).max(16_000_000);
const termsSchema = z.object(
  Object.fromEntries(KINDS.flatMap((kind) => SEVERITIES.map((one) => [`${kind}_${one}`, hours]))),
);
const toMinutes = (thousandths: unknown) => Math.max(1, Math.round((Number(thousandths) * 60) / 1000));

/** Working hours within which a case is answered and solved, by severity. */
export function TermsDialog({ view, onSave, onClose }: DialogProps & { view: CalendarView }) {
  const { t } = useTranslation('engineers');
  const names = SEVERITIES.flatMap((one) => KINDS.map((kind) => ({ kind, one, name: `${kind}_${one}` })));
  return (
    <FormDialog
      title={t('calendar.editTerms')}
      form="calendar-terms"
      schema={termsSchema}
      initialValues={Object.fromEntries(
        names.map(({ kind, one, name }) => [name, Math.round((view.terms[kind][one] * 1000) / 60)]),
      )}
      fields={names.map(({ kind, one, name }) => ({
        kind: 'quantity' as const,
        name,
        label: t(`calendar.termOf.${kind}`, { severity: t(`calendar.severity.${one}`) }),
        isRequired: true,
      }))}
      onSave={async (input) => {
        const term = (kind: (typeof KINDS)[number]) => ({
          critical: toMinutes(input[`${kind}_critical`]),
          major: toMinutes(input[`${kind}_major`]),
          normal: toMinutes(input[`${kind}_normal`]),
          minor: toMinutes(input[`${kind}_minor`]),
        });
        await onSave({ terms: { respond: term('respond'), resolve: term('resolve') } });
      }}
      onClose={onClose}
    />
  );
}
