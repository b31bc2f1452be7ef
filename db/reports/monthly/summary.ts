import { formatChange, formatValue } from '#contract/reports/format-value.ts';
import type {
  BalanceCheck,
  ReportFigure,
  ReportSection,
  TableBlock,
} from '#contract/reports/report-model.ts';
import type { ReadableDb } from '#db/connection/database.ts';
import { backlogAt, casesBetween, shippedBetween, signedBetween } from './monthly.repo.ts';
import type { ReportPeriods } from './period.ts';

const WAN = 1_000_000;
const money = (minor: number | null) => formatValue(minor, 'money', WAN);

/** Sentences of the first page, each from the figures and nothing else. */
export function buildSummary(
  figures: readonly ReportFigure[],
  checks: readonly BalanceCheck[],
): { label: string; text: string }[] {
  const of = (code: string) => figures.find((f) => f.code === code);
  const changes = (f: ReportFigure) =>
    `环比 ${formatChange(f.monthOnMonth)}，同比 ${formatChange(f.yearOnYear)}`;
  const signed = of('A1');
  const backlog = of('A2');
  const shipped = of('A3');
  const cases = of('B1');
  const cost = of('B2');
  const income = of('B3');
  if (!signed || !backlog || !shipped || !cases || !cost || !income) return [];
  return [
    {
      label: '新签',
      text: `本月新签 ${signed.rows} 份 ${money(signed.value)}，${changes(signed)}；本年累计 ${money(signed.yearToDate)}，上年同期 ${money(signed.lastYearToDate)}。`,
    },
    { label: '在手订单', text: `${checks[0]?.text ?? ''}，共 ${backlog.rows} 份。` },
    {
      label: '发货',
      text: `本月发货 ${money(shipped.value)}，${changes(shipped)}；本年累计 ${money(shipped.yearToDate)}。`,
    },
    { label: '售后', text: `${checks[1]?.text ?? ''}；${changes(cases)}。` },
    {
      label: '质保费用',
      text: `本月 ${money(cost.value)}，${changes(cost)}；本年累计 ${money(cost.yearToDate)}。`,
    },
    {
      label: '有偿服务',
      text: `收入 ${money(income.value)}，${changes(income)}；本年累计 ${money(income.yearToDate)}。`,
    },
  ];
}

/** Sums that must come out: backlog and cases rolled forward, and the same cases counted three ways. */
export function buildChecks(db: ReadableDb, periods: ReportPeriods, service: ReportSection): BalanceCheck[] {
  const { now, before } = periods;
  const start = backlogAt(db, before.to).amount;
  const signed = signedBetween(db, now.from, now.to).amount;
  const shipped = shippedBetween(db, now.from, now.to).amount;
  const end = backlogAt(db, now.to).amount;
  const sum = (minor: number) => (minor === 0 ? '0.00' : money(minor));
  const backlogText = `期初 ${sum(start)} ＋ 新签 ${sum(signed)} − 发货 ${sum(shipped)} ＝ 期末 ${sum(end)}`;
  const checks: BalanceCheck[] = [
    { label: '在手订单', text: backlogText, isBalanced: start + signed - shipped === end },
  ];
  const roll = service.blocks.find((b): b is TableBlock => b.kind === 'table' && b.footnote === 'B1');
  const total = (key: string) => Number(roll?.total?.[key] ?? 0);
  const isRolled = total('opened') + total('added') - total('ended') === total('open');
  const rollText = `期初 ${total('opened')} ＋ 新增 ${total('added')} − 关闭 ${total('ended')} ＝ 期末 ${total('open')}`;
  checks.push({ label: '案件滚动', text: rollText, isBalanced: isRolled });
  const pareto = service.blocks.find((b) => b.kind === 'pareto');
  const faults = pareto?.rows.reduce((sum, row) => sum + row.value, 0) ?? 0;
  const cases = casesBetween(db, now.from, now.to);
  const same = cases === faults && cases === total('added');
  checks.push({
    label: '三个口径',
    text: `案件 ${cases} ＝ 按产品 ${total('added')} ＝ 按故障 ${faults}`,
    isBalanced: same,
  });
  return checks;
}
