import { useTranslation } from 'react-i18next';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { TodayItem } from '#contract/today/today.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatMoney } from '#renderer/lib/format.ts';
import { useDueWords, useOpenDue } from './due-words.ts';
import { inBase } from './in-base.ts';
import { useWhyWords } from './why-words.ts';

interface DueSideProps {
  item: TodayItem;
  /** Place in the list, from 1. */
  place: number;
  among: readonly TodayItem[];
}

/** The thing to do, whom to call about it, and why it stands where it stands. */
export function DueSide({ item, place, among }: DueSideProps) {
  const { t } = useTranslation('today');
  const words = useDueWords();
  const why = useWhyWords()(item);
  const open = useOpenDue();
  const when = words.when(item);
  const rivals = among.filter((other) => other.days === item.days);
  // Beside an amount whose rate nobody knows none is the largest.
  const isLargest =
    rivals.length > 1 &&
    rivals.every(
      (other) => other.amountMinor === null || (other.baseMinor ?? Infinity) <= (item.baseMinor ?? -1),
    );
  return (
    <>
      <div className="mw-side-head">
        <span className="mw-accent">{t(place === 1 ? 'side.first' : 'side.chosen')}</span>
        <StateBadge {...when} />
      </div>
      <h2 className="mw-due-what">{words.what(item)}</h2>
      <KeyValues
        labelWidth={68}
        items={[
          { label: t('side.no'), value: <span className="mw-mono">{item.no}</span> },
          { label: t('side.party'), value: item.partyName },
          item.siteName ? { label: t('side.site'), value: item.siteName } : null,
          item.contact || item.phone
            ? { label: t('side.contact'), value: [item.contact, item.phone].filter(Boolean).join(' ') }
            : null,
          { label: t('side.owner'), value: item.ownerName },
          item.amountMinor === null ? null : { label: t('side.amount'), value: <Amount item={item} /> },
        ]}
      />
      <Note tone={when.tone}>
        <strong>{t('side.because', { place })}</strong>
        <br />
        {when.word}
        <br />
        {why}
        {isLargest ? (
          <>
            <br />
            {t('side.largest')}
          </>
        ) : null}
      </Note>
      <div className="foot">
        <Button tone="primary" keys="Enter" onClick={() => open(item)}>
          {t('side.open')}
        </Button>
      </div>
    </>
  );
}

/** In its own currency, and in the factory's where the rate is known; where it is not, that is said. */
function Amount({ item }: { item: TodayItem }) {
  const { t } = useTranslation('today');
  const note = item.baseMinor === null ? t('side.noRate') : inBase(item);
  return (
    <>
      <b>{formatMoney(item.amountMinor, 'yuan', item.currency ?? BASE_CURRENCY)}</b>
      {note ? <span className="mw-muted">{` ${note}`}</span> : null}
    </>
  );
}
