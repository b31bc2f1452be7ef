import { axisText, base, type ChartOption, categoryAxis, HATCH, INK, valueAxis } from './chart-option.ts';

export interface MonthPoint {
  month: string;
  value: number;
  lastYear: number | null;
  /** 同比 as a ratio, null where there is none. */
  yoy: number | null;
}

export interface MonthsWords {
  now: string;
  lastYear: string;
  yoy: string;
  number: (value: number) => string;
}

const percent = (ratio: number) => `${ratio > 0 ? '+' : ''}${(ratio * 100).toFixed(1)}%`;

/** Twelve months against the year before, and below them 同比 on the same month axis: two panels, one reading. */
export function monthsOption(
  points: readonly MonthPoint[],
  words: MonthsWords,
  hasPattern: boolean,
): ChartOption {
  const months = points.map((p) => p.month);
  const top = Math.max(...points.map((p) => p.value));
  const label = (value: number) => (value > 0 && value >= top * 0.8 ? words.number(value) : '');
  const short = (month: string) =>
    month.endsWith('-01') || month === months[0]
      ? `${Number(month.slice(5))}\n${month.slice(0, 4)}`
      : String(Number(month.slice(5)));
  return {
    ...base,
    legend: {
      top: 0,
      right: 0,
      itemWidth: 12,
      itemHeight: 10,
      textStyle: axisText,
      data: [words.now, words.lastYear],
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: [
      { left: 48, right: 8, top: 26, height: '48%' },
      { left: 48, right: 8, top: '70%', bottom: 34 },
    ],
    xAxis: [
      { ...categoryAxis(months), axisLabel: { show: false } },
      {
        ...categoryAxis(months),
        gridIndex: 1,
        axisLine: { onZero: true, lineStyle: { color: INK.meta } },
        axisLabel: { ...axisText, formatter: short, interval: 0, margin: 8 },
        position: 'bottom',
      },
    ],
    yAxis: [
      { ...valueAxis, splitNumber: 3, axisLabel: { ...axisText, formatter: (v: number) => words.number(v) } },
      {
        ...valueAxis,
        gridIndex: 1,
        splitNumber: 2,
        axisLabel: { ...axisText, formatter: (v: number) => `${Math.round(v * 100)}%` },
      },
    ],
    series: [
      {
        id: 'lastYear',
        name: words.lastYear,
        type: 'bar',
        data: points.map((p) => p.lastYear ?? 0),
        barGap: '10%',
        itemStyle: {
          color: '#9cc8cf',
          borderColor: INK.meta,
          borderWidth: hasPattern ? 0.5 : 0,
          ...(hasPattern ? { decal: HATCH, color: '#ffffff' } : {}),
        },
      },
      {
        id: 'now',
        name: words.now,
        type: 'bar',
        data: points.map((p) => p.value),
        itemStyle: { color: INK.accent },
        label: {
          show: true,
          position: 'top',
          fontSize: 11,
          fontWeight: 'bold',
          formatter: ({ value }: { value: number }) => label(value),
        },
      },
      {
        id: 'yoy',
        name: words.yoy,
        type: 'line',
        xAxisIndex: 1,
        yAxisIndex: 1,
        symbolSize: 5,
        connectNulls: false,
        lineStyle: { color: INK.accent, width: 1.5 },
        data: points.map((p) => ({
          value: p.yoy,
          itemStyle: { color: (p.yoy ?? 0) < 0 ? INK.bad : INK.accent },
        })),
        tooltip: { valueFormatter: (v: unknown) => (typeof v === 'number' ? percent(v) : '—') },
      },
    ],
  };
}
