import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { Note } from '#renderer/components/record/note.tsx';
import { useCodes } from '#renderer/lib/codes.ts';

/** The same fault on the same unit within 90 days: which case it came from, and where it came back. */
export function RepeatNote({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  const codes = useCodes();
  const fault = codes.word('fault', row.faultCode) || row.title;
  return (
    <>
      {row.repeatOf ? (
        <Note tone="bad">
          {t('repeatOf.from', { fault, days: row.repeatOf.days })} <CaseLink one={row.repeatOf} />
        </Note>
      ) : null}
      {row.repeatedBy.map((one) => (
        <Note key={one.id} tone="bad">
          {t('repeatOf.again', { fault, on: one.on })} <CaseLink one={one} />
        </Note>
      ))}
    </>
  );
}

function CaseLink({ one }: { one: { id: string; no: string } }) {
  return (
    <Link to="/service-cases/$id" params={{ id: one.id }} className="mw-mono">
      {one.no}
    </Link>
  );
}

const FINISHED = ['resolved', 'confirmed'];

/** What the customer said last, or that nobody asked him yet. */
export function FollowUpNote({ row }: { row: CaseDetail }) {
  const { t } = useTranslation('service-cases');
  if (row.satisfaction !== null)
    return (
      <Note tone={row.satisfaction >= 4 ? 'ok' : 'warn'}>
        {t('followUp.satisfied', { score: row.satisfaction })}
      </Note>
    );
  return FINISHED.includes(row.state) ? <Note tone="warn">{t('followUp.open')}</Note> : null;
}
