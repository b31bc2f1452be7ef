import './quotations.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type IncomeYear,
  YEAR_FIGURES,
  type YearRowsInput,
} from '#contract/quotations/quotations.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { Chart } from '#renderer/components/charts/chart.tsx';
import { FigureCard } from '#renderer/components/charts/figure-card.tsx';
import { Page, Toolbar } from '#renderer/components/layout/page.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatMoney, formatPercent, today } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useTabTitle } from '#renderer/lib/tabs.ts';
import { incomeOption } from './income-option.ts';
import { IncomeRows } from './income-rows.tsx';
import { TargetDialog } from './target-dialog.tsx';

const route = getRouteApi('/shell/service-income');
const TEN_THOUSAND = 1_000_000;

/** Value-added service of a year: months against the target, and the rows behind every figure. */
export function IncomePage() {
  const { t } = useTranslation('quotations');
  const navigate = useNavigate();
  const thisYear = Number(today().slice(0, 4));
  const { year = thisYear } = route.useSearch();
  const mayManage = useMay('service.manage');
  const [asked, setAsked] = useState<YearRowsInput | null>(null);
  const [isTarget, setTarget] = useState(false);
  useTabTitle(t('income.title'));
  const found = useQuery({
    ...orpc.quotations.year.queryOptions({ input: { year } }),
    placeholderData: keepPreviousData,
  });
  const go = (next: number) => {
    setAsked(null);
    void navigate({ to: '/service-income', search: { year: next }, replace: true });
  };
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />;
  const shown = asked?.year === year ? asked : { year, what: 'income' as const };
  return (
    <Page label={t('income.title')}>
      <Toolbar
        label={t('income.title')}
        end={mayManage ? <Button onClick={() => setTarget(true)}>{t('setTarget')}</Button> : null}
      >
        <Button aria-label={t('income.earlier', { year: year - 1 })} onClick={() => go(year - 1)}>
          ‹ {year - 1}
        </Button>
        <strong>{t('income.of', { year })}</strong>
        <Button aria-label={t('income.later', { year: year + 1 })} onClick={() => go(year + 1)}>
          {year + 1} ›
        </Button>
        {year === thisYear ? null : <Button onClick={() => go(thisYear)}>{t('income.thisYear')}</Button>}
      </Toolbar>
      {found.data ? (
        <div className="mw-income">
          <Figures data={found.data} onOpen={(what) => setAsked({ year, what })} />
          <Months data={found.data} onOpen={(month) => setAsked({ year, what: 'income', month })} />
          <IncomeRows asked={shown} />
        </div>
      ) : null}
      {isTarget && found.data ? (
        <TargetDialog year={year} targetMinor={found.data.targetMinor} onClose={() => setTarget(false)} />
      ) : null}
    </Page>
  );
}

/** The sums of the year; a sum opens its rows. */
function Figures({ data, onOpen }: { data: IncomeYear; onOpen: (what: YearRowsInput['what']) => void }) {
  const { t } = useTranslation('quotations');
  const amounts = {
    income: data.incomeMinor,
    quoted: data.quotedMinor,
    confirmed: data.confirmedMinor,
    open: data.openMinor,
  };
  return (
    <div className="mw-income-sums" role="group" aria-label={t('income.sums')}>
      {YEAR_FIGURES.map((what) => (
        <button key={what} type="button" onClick={() => onOpen(what)}>
          <small>{t(`income.${what}`)}</small>
          <b>{formatMoney(amounts[what], 'tenThousand')}</b>
        </button>
      ))}
      <div>
        <small>{t('income.target')}</small>
        <b>{data.targetMinor === null ? t('noTarget') : formatMoney(data.targetMinor, 'tenThousand')}</b>
      </div>
      <div>
        <small>{t('income.attained')}</small>
        <b>{data.attainmentBp === null ? '—' : formatPercent(data.attainmentBp / 10_000)}</b>
      </div>
    </div>
  );
}

/** The twelve months with what they add up to, as a chart and as a table. */
function Months({ data, onOpen }: { data: IncomeYear; onOpen: (month: string) => void }) {
  const { t } = useTranslation('quotations');
  const rows = useMemo(() => {
    let soFar = 0;
    return data.months.map((one) => {
      soFar += one.incomeMinor;
      return { ...one, soFarMinor: soFar };
    });
  }, [data]);
  const option = useMemo(
    () =>
      incomeOption(
        rows.map(({ month, incomeMinor, soFarMinor }) => ({
          month,
          value: incomeMinor / TEN_THOUSAND,
          soFar: soFarMinor / TEN_THOUSAND,
        })),
        data.targetMinor === null ? null : data.targetMinor / TEN_THOUSAND,
        {
          month: t('income.month'),
          soFar: t('income.soFar'),
          target: t('income.target'),
          number: (value) => formatMoney(Math.round(value * TEN_THOUSAND), 'tenThousand'),
        },
      ),
    [rows, data.targetMinor, t],
  );
  const share = data.attainmentBp === null ? '—' : formatPercent(data.attainmentBp / 10_000);
  return (
    <FigureCard
      title={t('income.finding', {
        year: data.year,
        income: formatMoney(data.incomeMinor, 'tenThousand'),
        share,
      })}
      meta={t('income.meta')}
      rows={rows}
      rowKey={(row) => row.month}
      onOpen={(row) => onOpen(row.month)}
      columns={[
        { key: 'month', word: t('income.monthOf'), text: (row) => row.month },
        {
          key: 'income',
          word: t('income.month'),
          isNumber: true,
          text: (row) => formatMoney(row.incomeMinor, 'tenThousand'),
        },
        {
          key: 'soFar',
          word: t('income.soFar'),
          isNumber: true,
          text: (row) => formatMoney(row.soFarMinor, 'tenThousand'),
        },
        {
          key: 'share',
          word: t('income.attained'),
          isNumber: true,
          text: (row) => (data.targetMinor ? formatPercent(row.soFarMinor / data.targetMinor) : '—'),
        },
      ]}
    >
      <Chart option={option} height={250} onPick={(index) => rows[index] && onOpen(rows[index].month)} />
    </FigureCard>
  );
}
