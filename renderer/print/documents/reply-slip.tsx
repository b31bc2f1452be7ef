import { useTranslation } from 'react-i18next';
import { SignatureLines, TickBoxes } from './letterhead.tsx';

/** The part of a letter that comes back: below a line to cut at, with what can be ticked and where to sign. */
export function ReplySlip({ no, answers }: { no: string; answers: readonly string[] }) {
  const { t } = useTranslation('service-papers');
  return (
    <section className="slip">
      <h3>{[t('slip.title'), no].filter(Boolean).join(' ')}</h3>
      <TickBoxes label={t('slip.answer')} words={answers} />
      <div className="signed">
        {[t('slip.whenWhere'), t('slip.contact')].map((label) => (
          <div key={label}>
            <span>{label}</span>
            <i />
          </div>
        ))}
      </div>
      <SignatureLines labels={[t('slip.signature')]} date={t('report.date')} />
    </section>
  );
}
