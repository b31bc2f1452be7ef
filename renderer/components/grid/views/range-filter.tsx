import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#contract/kit/list.ts';
import { Button } from '#renderer/components/button.tsx';
import { saysUnit } from '#renderer/lib/amount-currency.ts';
import { type MoneyUnit, today } from '#renderer/lib/format.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';
import type { ColumnKind } from '../grid-types.ts';
import { PERIODS, periodOf } from './date-periods.ts';
import type { FilterPartProps } from './value-filter.tsx';

const MINOR_PER = { yuan: 100, tenThousand: 1_000_000, hundredMillion: 10_000_000_000 } as const;

/** Stored units for one of what is typed. An amount that says its own unit (30万, 300元) means that one. */
function scaleOf(kind: ColumnKind, unit: MoneyUnit, text = ''): number {
  if (kind === 'money') return saysUnit(text) ? 100 : MINOR_PER[unit];
  return kind === 'quantity' ? 1000 : 1;
}

/** Text of a limit to the stored value: 分, thousandths, a date, a number; null when it is none. */
function parseLimit(kind: ColumnKind, text: string, unit: MoneyUnit): number | string | null {
  if (kind === 'date' || kind === 'instant') return parseDateText(text, today());
  return parseAmountText(text, scaleOf(kind, unit, text));
}

function limitText(kind: ColumnKind, value: unknown, unit: MoneyUnit): string {
  if (typeof value === 'number') return String(value / scaleOf(kind, unit));
  return typeof value === 'string' ? value : '';
}

/** An instant is compared in milliseconds: from the first of the one day to the last of the other. */
function asStored(kind: ColumnKind, value: number | string, isEnd: boolean): number | string {
  if (kind !== 'instant' || value === '') return value;
  return new Date(`${value}T${isEnd ? '23:59:59.999' : '00:00:00.000'}`).getTime();
}

function rangeFilter(column: string, from: number | string, to: number | string): Filter | null {
  if (from === '' && to === '') return null;
  if (from === '') return { column, op: 'lte', value: to };
  if (to === '') return { column, op: 'gte', value: from };
  return { column, op: 'between', values: [from, to] };
}

function limitsOf(kind: ColumnKind, filter: Filter | undefined, unit: MoneyUnit): [string, string] {
  const from = filter?.op === 'between' ? filter.values?.[0] : filter?.op === 'gte' ? filter.value : '';
  const to = filter?.op === 'between' ? filter.values?.[1] : filter?.op === 'lte' ? filter.value : '';
  const shown = (value: unknown) =>
    kind === 'instant' && typeof value === 'number'
      ? new Date(value).toLocaleDateString('sv-SE')
      : limitText(kind, value, unit);
  return [shown(from), shown(to)];
}

export interface RangeFilterProps<Row> extends FilterPartProps<Row> {
  /** What the list shows money in: amounts without a unit are read as that. */
  moneyUnit: MoneyUnit;
}

/** From and to, typed as people type amounts and dates; dates have the usual periods as buttons. */
export function RangeFilter<Row>({ column, filter, onFilter, moneyUnit }: RangeFilterProps<Row>) {
  const { t } = useTranslation('grid');
  const { t: form } = useTranslation('form');
  const { t: common } = useTranslation('common');
  const { kind } = column;
  const isDate = kind === 'date' || kind === 'instant';
  const [[from, to], setLimits] = useState(() => limitsOf(kind, filter, moneyUnit));
  const low = parseLimit(kind, from, moneyUnit);
  const high = parseLimit(kind, to, moneyUnit);
  const unit = kind === 'money' ? common(`unit.${moneyUnit}`) : undefined;
  const wrong = isDate ? form('dateWrong') : form('amountWrong');
  const apply = (first: number | string, last: number | string) =>
    onFilter(rangeFilter(column.id, asStored(kind, first, false), asStored(kind, last, true)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (low !== null && high !== null) apply(low, high);
  };
  return (
    <form className="mw-stack" onSubmit={submit}>
      {isDate ? (
        <div className="mw-row wrap">
          {PERIODS.map((period) => (
            <Button key={period} onClick={() => apply(...periodOf(period, today()))}>
              {t(`period.${period}`)}
            </Button>
          ))}
        </div>
      ) : null}
      <div className="mw-row">
        <TextInput
          label={unit ? t('filterFromIn', { unit }) : t('filterFrom')}
          value={from}
          onChange={(event) => setLimits([event.currentTarget.value, to])}
          error={low === null ? wrong : null}
          placeholder={isDate ? form('dateHint') : ''}
          data-autofocus
        />
        <TextInput
          label={unit ? t('filterToIn', { unit }) : t('filterTo')}
          value={to}
          onChange={(event) => setLimits([from, event.currentTarget.value])}
          error={high === null ? wrong : null}
        />
      </div>
      <Button tone="primary" type="submit">
        {common('apply')}
      </Button>
    </form>
  );
}
