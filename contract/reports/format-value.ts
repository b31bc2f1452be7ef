import type { ChangeRatio } from '#contract/insights/change-ratio.ts';
import type { Cell, ReportLanguage, ValueKind } from './report-model.ts';

const grouped = (value: number, decimals: number): string => {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/gu, ',') + (fraction === undefined ? '' : `.${fraction}`);
  return value < 0 && Number(Math.abs(value).toFixed(decimals)) !== 0 ? `−${text}` : text;
};

const WORDS: Record<ReportLanguage, Record<NonNullable<ChangeRatio['word']>, string>> = {
  'zh-CN': {
    no_base: '—',
    turned_profit: '扭亏',
    turned_loss: '转亏',
    loss_grew: '亏增',
    loss_shrank: '亏减',
  },
  en: {
    no_base: '—',
    turned_profit: 'to profit',
    turned_loss: 'to loss',
    loss_grew: 'loss grew',
    loss_shrank: 'loss shrank',
  },
};

/** The language of a report nearest to the one of a screen. */
export function reportLanguage(language: string): ReportLanguage {
  return language === 'en' ? 'en' : 'zh-CN';
}

/** A change as people read it: signed percent with one decimal, or the word that stands for it. */
export function formatChange(change: ChangeRatio, language: ReportLanguage): string {
  if (change.ratio === null) return WORDS[language][change.word ?? 'no_base'];
  const percent = change.ratio * 100;
  const text = grouped(percent, 1);
  return `${percent > 0 && text !== '0.0' ? '+' : ''}${text}%`;
}

/** A value of a report as text; zero and missing are "—" so that a table shows only what there is. */
export function formatValue(
  value: Cell,
  kind: ValueKind,
  minorPerUnit: number,
  language: ReportLanguage,
): string {
  if (value === null) return '—';
  if (typeof value === 'object') return formatChange(value, language);
  if (typeof value === 'string') return value === '' ? '—' : value;
  if (kind === 'money') return value === 0 ? '—' : grouped(value / minorPerUnit, 2);
  if (kind === 'ratio') return `${grouped(value * 100, 1)}%`;
  if (kind === 'score') return grouped(value, 1);
  return value === 0 ? '—' : grouped(value, 0);
}
