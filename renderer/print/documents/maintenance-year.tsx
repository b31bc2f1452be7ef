import '../paper.css';
import './service-papers.css';
import { useTranslation } from 'react-i18next';
import type { MaintenanceYear } from '#contract/maintenance/maintenance.schema.ts';

const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
/** Signs that a black-and-white printer keeps apart: to come, done, done late, left out. */
const SIGNS = { term: '○', done: '●', done_late: '◐', cancelled: '×' } as const;

/** 年度维保计划 on A4 landscape: each machine's terms and works by month. */
export function MaintenanceYearSheet({ data }: { data: MaintenanceYear }) {
  const { t } = useTranslation('maintenance');
  const marks = (plan: MaintenanceYear['plans'][number], month: string) => {
    const prefix = `${data.year}-${month}-`;
    const terms = plan.terms.filter((on) => on.startsWith(prefix)).map((on) => `${SIGNS.term}${on.slice(8)}`);
    const done = plan.done
      .filter((one) => one.on.startsWith(prefix))
      .map((one) => `${SIGNS[one.state]}${one.on.slice(8)}`);
    return [...done, ...terms].join(' ');
  };
  return (
    <article className="mw-paper" lang="zh-CN">
      <div className="head">
        <div>{t('paper.count', { count: data.plans.length })}</div>
        <h1>{t('paper.title', { year: data.year })}</h1>
        <div>{`${SIGNS.term} ${t('paper.term')}　${SIGNS.done} ${t('work.done')}　${SIGNS.done_late} ${t('work.done_late')}　${SIGNS.cancelled} ${t('work.cancelled')}`}</div>
      </div>
      <table className="year-plan">
        <thead>
          <tr>
            <th>{t('field.site')}</th>
            <th>{t('field.unit')}</th>
            <th>{t('field.title')}</th>
            {MONTHS.map((month) => (
              <th key={month}>{t('paper.month', { month: Number(month) })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.plans.map((plan) => (
            <tr key={plan.id}>
              <td>{plan.siteName}</td>
              <td>{plan.barcode}</td>
              <td>{plan.title}</td>
              {MONTHS.map((month) => (
                <td key={month} className="term">
                  {marks(plan, month)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
