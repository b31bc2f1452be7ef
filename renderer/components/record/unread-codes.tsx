import { useTranslation } from 'react-i18next';
import { MAX_CODES_AT_ONCE, type ParsedCodes } from '#contract/units/barcode-range.ts';
import { Note } from './note.tsx';

/** What of a field of codes was not taken: nothing that was scanned or typed is dropped in silence. */
export function UnreadCodes({ parsed: { codes, issues } }: { parsed: ParsedCodes }) {
  const { t } = useTranslation('units');
  const [issue] = issues;
  if (!issue) return null;
  const isMany = issue.code === 'too_many' || codes.length > MAX_CODES_AT_ONCE;
  const unread = t('register.unreadable', { text: String(issue.params?.text ?? '') });
  return <Note tone="bad">{isMany ? t('register.tooMany') : unread}</Note>;
}
