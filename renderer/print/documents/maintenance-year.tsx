import '../paper.css';
import './service-papers.css';
import './report-sheets.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MaintenanceYear } from '#contract/maintenance/maintenance.schema.ts';
import { today } from '#renderer/lib/format.ts';
import { SignatureLines } from './letterhead.tsx';

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
/** Signs that a black-and-white printer keeps apart: to come, done, done late, left out. */
const SIGNS = { term: '○', done: '●', done_late: '◐', cancelled: '×' } as const;
type Plan = MaintenanceYear['plans'][number];

/** What happens to a plan in a month: the sign with the day, done before to come. */
function marksOf(plan: Plan, prefix: string): string[] {
  const done = plan.done
    .filter((one) => one.on.startsWith(prefix))
    .map((one) => `${SIGNS[one.state]}${one.on.slice(8)}`);
  const terms = plan.terms.filter((on) => on.startsWith(prefix)).map((on) => `${SIGNS.term}${on.slice(8)}`);
  return [...done, ...terms];
}

function useLegend(): string {
  const { t } = useTranslation('maintenance');
  return [
    `${SIGNS.term} ${t('paper.term')}`,
    `${SIGNS.done} ${t('work.done')}`,
    `${SIGNS.done_late} ${t('work.done_late')}`,
    `${SIGNS.cancelled} ${t('work.cancelled')}`,
  ].join('　');
}

/** A year of maintenance, a row a plan, a column a month; how many of each month stand below. */
export function YearTable({ data, isLinked = false }: { data: MaintenanceYear; isLinked?: boolean }) {
  const { t } = useTranslation('maintenance');
  const legend = useLegend();
  const inMonth = (month: string) =>
    data.plans.reduce((sum, plan) => sum + marksOf(plan, `${data.year}-${month}-`).length, 0);
  return (
    <>
      <table className="year-plan" aria-label={t('paper.title', { year: data.year })}>
        <thead>
          <tr>
            <th>{t('field.site')}</th>
            <th>{t('field.unit')}</th>
            <th>{t('field.title')}</th>
            {MONTHS.map((month) => (
              <th key={month} className="term">
                {t('paper.month', { month: Number(month) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.plans.map((plan) => (
            <tr key={plan.id}>
              <td>{plan.siteName}</td>
              <td>
                {plan.barcode}
                <div className="what">{plan.product}</div>
              </td>
              <td>
                {isLinked ? (
                  <Link to="/maintenance" search={{ id: plan.id }}>
                    {plan.title}
                  </Link>
                ) : (
                  plan.title
                )}
              </td>
              {MONTHS.map((month) => (
                <td key={month} className="term">
                  {marksOf(plan, `${data.year}-${month}-`).map((mark) => (
                    <div key={mark}>{mark}</div>
                  ))}
                </td>
              ))}
            </tr>
          ))}
          <tr className="total">
            <td colSpan={3}>{t('paper.count', { count: data.plans.length })}</td>
            {MONTHS.map((month) => (
              <td key={month} className="term">
                {inMonth(month) || ''}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p className="legend">{legend}</p>
    </>
  );
}

/** 年度维保计划 on A4 landscape: each machine's terms and works by month, to be approved. */
export function MaintenanceYearSheet({ data, factory }: { data: MaintenanceYear; factory: string }) {
  const { t } = useTranslation('maintenance');
  return (
    <article className="mw-paper mw-report" lang="zh-CN">
      <div className="head">
        <div>{factory}</div>
        <h1>{t('paper.title', { year: data.year })}</h1>
        <div>{t('paper.printedOn', { on: today() })}</div>
      </div>
      <YearTable data={data} />
      <SignatureLines labels={[t('paper.maker'), t('paper.approver')]} date={t('paper.date')} />
    </article>
  );
}
