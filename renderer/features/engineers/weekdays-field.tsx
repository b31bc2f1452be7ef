import { useTranslation } from 'react-i18next';

/** Monday is 1. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The days of the week that are worked, Monday first. */
export function WeekdaysField({ value, onChange }: { value: unknown; onChange: (value: number[]) => void }) {
  const { t } = useTranslation('engineers');
  const worked = new Set(Array.isArray(value) ? value.map(Number) : []);
  const toggle = (day: number) => {
    if (!worked.delete(day)) worked.add(day);
    onChange([...worked].sort((a, b) => a - b));
  };
  return (
    <fieldset className="mw-weekdays">
      <legend>{t('calendar.weekdays')}</legend>
      {WEEKDAYS.map((day, i) => (
        <label key={day}>
          <input type="checkbox" checked={worked.has(i + 1)} onChange={() => toggle(i + 1)} />
          {t(`calendar.weekday.${day}`)}
        </label>
      ))}
    </fieldset>
  );
}
