import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHECK_RESULTS } from '#contract/maintenance/maintenance.schema.ts';
import { Segments } from '#renderer/components/layout/segments.tsx';
import type { StopState } from './use-stop.ts';

/** The checklist of a stop: three answers large enough for a finger, a remark to each. */
export function RoundChecks({ stop, isOpen }: { stop: StopState; isOpen: boolean }) {
  const { t } = useTranslation('maintenance');
  return stop.said.checks.map((check, i) => (
    <div key={check.text} className="mw-check">
      <span>{check.text}</span>
      {isOpen ? (
        <Segments
          label={check.text}
          value={check.result ?? undefined}
          options={CHECK_RESULTS.map((value) => ({ value, word: t(`check.${value}`) }))}
          onChange={(result) => stop.check(i, { result })}
        />
      ) : (
        <span>{check.result ? t(`check.${check.result}`) : ''}</span>
      )}
      {isOpen ? (
        <TextInput
          aria-label={t('checkNote', { check: check.text })}
          placeholder={t('note')}
          value={check.note ?? ''}
          onChange={(event) => stop.check(i, { note: event.currentTarget.value })}
        />
      ) : (
        <span>{check.note}</span>
      )}
    </div>
  ));
}
