import { useTranslation } from 'react-i18next';
import { formatPercent } from '#renderer/lib/format.ts';

export interface Offer {
  code: string;
  word: string;
  /** The key that takes it, empty for none. */
  keys: string;
  share: number;
}

interface CodingOffersProps {
  title: string;
  rows: readonly Offer[];
  chosen: string;
  onChoose: (code: string) => void;
}

/** What the words of a record speak for, each with its key and its share. */
export function CodingOffers({ title, rows, chosen, onChoose }: CodingOffersProps) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <h2>{title}</h2>
      {rows.length === 0 ? <p className="mw-muted">{t('coding.noOffer')}</p> : null}
      {rows.map((one) => (
        <button
          key={one.code}
          type="button"
          className="mw-offer"
          aria-pressed={chosen === one.code}
          {...(one.keys ? { 'aria-keyshortcuts': one.keys } : {})}
          onClick={() => onChoose(one.code)}
        >
          <span className="mw-mono">{one.keys}</span>
          <span>{one.word}</span>
          <span className="mw-muted">{formatPercent(one.share, 0)}</span>
        </button>
      ))}
    </>
  );
}
