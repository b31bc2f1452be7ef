import {
  axisText,
  base,
  type ChartOption,
  categoryAxis,
  INK,
  valueAxis,
} from '#renderer/components/charts/chart-option.ts';

export interface IncomePoint {
  month: string;
  /** Of the month and from January on, in the unit of the chart. */
  value: number;
  soFar: number;
}

interface IncomeWords {
  month: string;
  soFar: string;
  target: string;
  number: (value: number) => string;
}

/** Income by month as bars, what it adds up to as a line, and the target of the year to be reached by December. */
export function incomeOption(
  points: readonly IncomePoint[],
  target: number | null,
  words: IncomeWords,
): ChartOption {
  const months = points.map((point) => String(Number(point.month.slice(5))));
  const label = (value: number) => (value === 0 ? '' : words.number(value));
  return {
    ...base,
    legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 10, textStyle: axisText },
    grid: { left: 56, right: 12, top: 30, bottom: 26 },
    xAxis: categoryAxis(months),
    yAxis: {
      ...valueAxis,
      axisLabel: { ...axisText, formatter: (value: number) => words.number(value) },
      ...(target === null ? {} : { max: ({ max }: { max: number }) => Math.max(max, target * 1.08) }),
    },
    series: [
      {
        id: 'month',
        name: words.month,
        type: 'bar',
        barMaxWidth: 28,
        data: points.map((point) => point.value),
        itemStyle: { color: INK.accent },
        label: {
          show: true,
          position: 'top',
          fontSize: 11,
          formatter: ({ value }: { value: number }) => label(value),
        },
      },
      {
        id: 'soFar',
        name: words.soFar,
        type: 'line',
        symbol: 'diamond',
        symbolSize: 6,
        lineStyle: { color: INK.meta, width: 1.5 },
        itemStyle: { color: INK.meta },
        data: points.map((point) => point.soFar),
        ...(target === null
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: INK.bad, type: 'dashed' },
                label: { position: 'insideStartTop', formatter: `${words.target} ${words.number(target)}` },
                data: [{ yAxis: target }],
              },
            }),
      },
    ],
  };
}
