import './record.css';
import { useTranslation } from 'react-i18next';

/** Says of a value that it fails its check and why it is kept, in words and not by colour alone. */
export function KeptMark({ reason }: { reason: string }) {
  const { t } = useTranslation('form');
  return <span className="mw-kept">{t('keep.mark', { reason })}</span>;
}

/** A checked value as a record shows it; behind it the reason when there is one. */
export function KeptValue({ text, reason }: { text: string; reason: string | undefined }) {
  return (
    <>
      {text}
      {reason === undefined ? null : (
        <>
          {' '}
          <KeptMark reason={reason} />
        </>
      )}
    </>
  );
}
