import { axisText, base, type ChartOption, categoryAxis, HATCH, INK, valueAxis } from './chart-option.ts';
import { type Mark, tipContent } from './tip-content.ts';

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

/** A month with little or nothing a year ago gives thousands of per cent, and one such point flattens all others: drawn at the edge, named with its true value. */
const EDGE = 2;
const atEdge = (ratio: number | null) => (ratio === null ? null : Math.min(ratio, EDGE));

const percent = (ratio: number) =>
  `${ratio > 0 ? '+' : ''}${(ratio * 100).toFixed(Math.abs(ratio) < 10 ? 1 : 0)}%`;

/** Twelve months against the year before, and below them 同比 on the same month axis: two panels, one reading. */
export function monthsOption(
  points: readonly MonthPoint[],
  words: MonthsWords,
  hasPattern: boolean,
): ChartOption {
  const months = points.map((p) => p.month);
  const top = Math.max(...points.map((p) => p.value));
  const ratios = points.flatMap((p) => (p.yoy === null ? [] : [p.yoy]));
  const named = new Set([Math.min(...ratios), Math.max(...ratios), points.at(-1)?.yoy]);
  const said = ({ seriesId, dataIndex, value }: Mark) => {
    const ratio = points[dataIndex]?.yoy ?? null;
    if (seriesId === 'yoy') return ratio === null ? '—' : percent(ratio);
    return typeof value === 'number' ? words.number(value) : '—';
  };
  const label = (value: number) => (value > 0 && value >= top * 0.8 ? words.number(value) : '');
  const short = (month: string) =>
    month.endsWith('-01') || month === months[0]
      ? `${Number(month.slice(5))}\n${month.slice(0, 4)}`
      : String(Number(month.slice(5)));
  return {
    ...base,
    tooltip: { ...base.tooltip, formatter: tipContent(said) },
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
      { left: 48, right: 8, top: 26, height: '42%' },
      { left: 48, right: 8, top: '67%', bottom: 52 },
    ],
    xAxis: [
      { ...categoryAxis(months), axisLabel: { show: false } },
      {
        ...categoryAxis(months),
        gridIndex: 1,
        axisLine: { onZero: true, lineStyle: { color: INK.meta } },
        axisLabel: { ...axisText, formatter: short, interval: 0, margin: 14 },
        position: 'bottom',
      },
    ],
    yAxis: [
      { ...valueAxis, splitNumber: 3, axisLabel: { ...axisText, formatter: (v: number) => words.number(v) } },
      {
        ...valueAxis,
        gridIndex: 1,
        splitNumber: 2,
        name: words.yoy,
        nameGap: 6,
        nameTextStyle: { ...axisText, align: 'right' },
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
        symbolSize: 6,
        clip: false,
        connectNulls: false,
        lineStyle: { color: INK.accent, width: 1.5 },
        data: points.map((p) => {
          const color = (p.yoy ?? 0) < 0 ? INK.bad : INK.accent;
          const isSaid = p.yoy !== null && (named.has(p.yoy) || p.yoy > EDGE);
          return {
            value: atEdge(p.yoy),
            symbol: (p.yoy ?? 0) > EDGE ? 'triangle' : 'circle',
            itemStyle: { color },
            label: {
              show: isSaid,
              // A fall is named below its point, where the line does not run.
              position: (p.yoy ?? 0) < 0 ? 'bottom' : 'top',
              distance: 3,
              fontSize: 10,
              color,
              formatter: () => percent(p.yoy ?? 0),
            },
          };
        }),
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}
