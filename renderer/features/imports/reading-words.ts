import { useTranslation } from 'react-i18next';
import type { QuestionKind } from '#contract/imports/analysis.ts';

const WORDED = {
  rate: ['none'],
  'cross-tab': ['amount', 'quantity', 'ignore'],
  'date-order': ['ymd', 'dmy', 'mdy'],
  'date-swapped': ['keep', 'swap'],
  'year-month': ['january', 'october'],
  'decimal-comma': ['decimal', 'thousands'],
  notes: ['split', 'keep'],
  'lost-zeros': ['keep', 'pad'],
  unreadable: ['reject', 'note'],
  'duplicate-rows': ['keep', 'skip'],
  'blank-order-no': ['own', 'above'],
  'two-customers': ['split', 'first'],
  'two-dates': ['split', 'first'],
  'repeated-amount': ['line', 'head'],
} as const;

/** Words for a reading of a question; sheets, encodings and years stand for themselves. */
export function useReadingWord(): (kind: QuestionKind, value: string) => string {
  const { t } = useTranslation('imports');
  return (kind, value) => {
    if (kind === 'amount-unit') return amountUnit(value);
    if (kind === 'rate' && value === '1') return t('question.rate.oneToOne');
    if (!(kind in WORDED)) return value;
    const words: readonly string[] = WORDED[kind as keyof typeof WORDED];
    // Each pair of kind and value is a key; the type of the union of all pairs is more than the compiler follows.
    const translate = t as unknown as (key: string) => string;
    return words.includes(value) ? translate(`question.${kind}.${value}`) : value;
  };

  function amountUnit(power: string): string {
    if (power === '0') return t('question.amount-unit.yuan');
    return power === '4' ? t('question.amount-unit.tenThousand') : t('question.amount-unit.other', { power });
  }
}
