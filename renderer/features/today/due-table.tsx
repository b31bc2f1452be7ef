import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { currencyWords } from '#contract/insights/left-out.ts';
import { BASE_CURRENCY } from '#contract/orders/amounts.ts';
import type { TodayItem } from '#contract/today/today.contract.ts';
import { StateBadge } from '#renderer/components/record/state-badge.tsx';
import { formatMoney } from '#renderer/lib/format.ts';
import { useDueWords, useOpenDue } from './due-words.ts';
import { inBase } from './in-base.ts';
import { useWhyWords } from './why-words.ts';

const GROUPS = [
  ['overdue', (days: number) => days < 0],
  ['today', (days: number) => days === 0],
  ['week', (days: number) => days > 0],
] as const;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from line to line, as in a list of messages. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = STEPS[event.key];
  if (by === undefined) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('button.open')];
  const next = lines[lines.indexOf(document.activeElement as HTMLButtonElement) + by];
  event.preventDefault();
  next?.focus();
}

const currenciesOf = (items: readonly TodayItem[]) =>
  currencyWords(items.map(({ currency }) => ({ currency: currency ?? '', count: 1 })));

interface DueTableProps {
  items: readonly TodayItem[];
  chosen: string;
  onChoose: (id: string) => void;
}

export function DueTable({ items, chosen, onChoose }: DueTableProps) {
  const { t } = useTranslation('today');
  return (
    <div className="mw-today" role="region" aria-label={t('column.what')} onKeyDown={step}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('column.due')}</th>
            <th scope="col" className="more">
              {t('column.kind')}
            </th>
            <th scope="col">{t('column.what')}</th>
            <th scope="col">{t('column.party')}</th>
            <th scope="col" className="more">
              {t('column.why')}
            </th>
            <th scope="col" className="mw-num more">
              {t('column.amount')}
            </th>
          </tr>
        </thead>
        {GROUPS.map(([name, belongs]) => (
          <Group
            key={name}
            name={name}
            items={items.filter((item) => belongs(item.days))}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </table>
    </div>
  );
}

function Group({ name, items, chosen, onChoose }: DueTableProps & { name: (typeof GROUPS)[number][0] }) {
  const { t } = useTranslation('today');
  if (items.length === 0) return null;
  const amount = items.reduce((sum, item) => sum + (item.baseMinor ?? 0), 0);
  const unrated = items.filter((item) => item.amountMinor !== null && item.baseMinor === null);
  return (
    <tbody>
      <tr className={`group ${name}`}>
        <th scope="rowgroup" colSpan={6}>
          {t(`groups.${name}`)}{' '}
          <span className="mw-muted">
            {t('count', { count: items.length })}
            {amount > 0 ? ` · ${t('worth', { amount: formatMoney(amount, 'tenThousand') })}` : ''}
            {unrated.length > 0 ? ` · ${t('unrated', { currencies: currenciesOf(unrated) })}` : ''}
          </span>
        </th>
      </tr>
      {items.map((item) => (
        <Line key={item.kind + item.id} item={item} isChosen={item.id === chosen} onChoose={onChoose} />
      ))}
    </tbody>
  );
}

function Line({
  item,
  isChosen,
  onChoose,
}: {
  item: TodayItem;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation('today');
  const words = useDueWords();
  const why = useWhyWords()(item);
  const open = useOpenDue();
  const what = words.what(item);
  return (
    <tr className={isChosen ? 'chosen' : ''} onMouseDown={() => onChoose(item.id)}>
      <td>
        <StateBadge {...words.when(item)} />
      </td>
      <td className="more">{t(`kind.${item.kind}`)}</td>
      <td>
        <button
          type="button"
          className="open"
          aria-label={`${t('open', { no: item.no })} ${what}`}
          title={`${item.no} ${what}`}
          onFocus={() => onChoose(item.id)}
          onClick={() => open(item)}
        >
          {what}
        </button>
      </td>
      <td>{item.partyName}</td>
      <td className="mw-muted more" title={why}>
        {why}
      </td>
      <td className="mw-num more" title={inBase(item)}>
        {formatMoney(item.amountMinor, 'tenThousand', item.currency ?? BASE_CURRENCY)}
      </td>
    </tr>
  );
}
