import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { isAppError } from '#renderer/lib/app-error.ts';

const REASONS = [
  'empty',
  'broken',
  'encrypted',
  'renamed',
  'not_a_spreadsheet',
  'unsafe',
  'too_large',
  'too_many_entries',
  'too_large_inflated',
  'too_compressed',
  'too_many_rows',
  'too_many_cells',
  'too_many_columns',
  'no_such_sheet',
  'no_rows',
  'unknown_encoding',
] as const;

/** Why a file cannot be read and what to do; any other failure as everywhere. */
export function FileRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('imports');
  const reason = isAppError(error, 'UNSUPPORTED_FILE')
    ? REASONS.find((known) => known === error.data.reason)
    : undefined;
  if (!reason || !isAppError(error, 'UNSUPPORTED_FILE')) return <ErrorPanel error={error} />;
  const { detected = '', limit = 0 } = error.data;
  return (
    <div role="alert">
      <Note tone="bad">{t(`reason.${reason}`, { detected, limit })}</Note>
    </div>
  );
}
