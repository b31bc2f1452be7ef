import { axisText, base, type ChartOption, categoryAxis, HATCH, INK, valueAxis } from './chart-option.ts';
import { type Mark, tipContent } from './tip-content.ts';

export interface ParetoPoint {
  label: string;
  value: number;
  /** Part of the value drawn as the dark foot of the bar, when the split is known. */
  part?: number;
  lastYear: number;
  cumulativeShare: number;
}

export interface ParetoWords {
  part: string;
  rest: string;
  now: string;
  lastYear: string;
  cumulative: string;
}

const said = ({ seriesId, value }: Mark): string => {
  if (typeof value !== 'number') return '—';
  return seriesId === 'cumulative' ? `${(value * 100).toFixed(1)}%` : String(value);
};

const wrapped = (label: string) =>
  label.length > 4 && !/\s/u.test(label)
    ? `${label.slice(0, Math.ceil(label.length / 2))}\n${label.slice(Math.ceil(label.length / 2))}`
    : label.replace(/\s+/gu, '\n');

/** Bars by size and above them the cumulative share with the 80 % line; last year beside when the bars are not split. */
export function paretoOption(
  points: readonly ParetoPoint[],
  words: ParetoWords,
  hasPattern: boolean,
): ChartOption {
  const labels = points.map((p) => p.label);
  const isSplit = points.some((p) => p.part !== undefined);
  const light = hasPattern
    ? { color: '#ffffff', borderColor: INK.meta, borderWidth: 0.5, decal: HATCH }
    : { color: '#9cc8cf' };
  const onTop = { show: true, position: 'top', fontSize: 12, fontWeight: 'bold' } as const;
  const bars = isSplit
    ? [
        {
          id: 'part',
          name: words.part,
          type: 'bar',
          stack: 'n',
          barWidth: '58%',
          data: points.map((p) => p.part ?? 0),
          itemStyle: { color: INK.accent },
        },
        {
          id: 'rest',
          name: words.rest,
          type: 'bar',
          stack: 'n',
          data: points.map((p) => p.value - (p.part ?? 0)),
          itemStyle: light,
          label: {
            ...onTop,
            formatter: ({ dataIndex }: { dataIndex: number }) => String(points[dataIndex]?.value ?? ''),
          },
        },
      ]
    : [
        {
          id: 'now',
          name: words.now,
          type: 'bar',
          data: points.map((p) => p.value),
          itemStyle: { color: INK.accent },
          label: onTop,
        },
        {
          id: 'lastYear',
          name: words.lastYear,
          type: 'bar',
          data: points.map((p) => p.lastYear),
          itemStyle: light,
          label: { ...onTop, fontWeight: 'normal', color: INK.meta },
        },
      ];
  return {
    ...base,
    tooltip: { ...base.tooltip, formatter: tipContent(said) },
    legend: {
      top: 0,
      right: 0,
      itemWidth: 12,
      itemHeight: 10,
      textStyle: axisText,
      data: isSplit ? [words.part, words.rest] : [words.now, words.lastYear],
    },
    grid: [
      { left: 44, right: 24, top: 38, height: '22%' },
      { left: 44, right: 24, top: '46%', bottom: 36 },
    ],
    xAxis: [
      { ...categoryAxis(labels), axisLabel: { show: false } },
      { ...categoryAxis(labels), gridIndex: 1, axisLabel: { ...axisText, interval: 0, formatter: wrapped } },
    ],
    yAxis: [
      {
        ...valueAxis,
        min: 0,
        max: 1,
        interval: 0.5,
        axisLabel: { ...axisText, formatter: (v: number) => `${v * 100}%` },
      },
      { ...valueAxis, gridIndex: 1, splitNumber: 3, minInterval: 1 },
    ],
    series: [
      {
        id: 'cumulative',
        name: words.cumulative,
        type: 'line',
        data: points.map((p) => p.cumulativeShare),
        symbol: 'circle',
        symbolSize: 6,
        itemStyle: { color: '#ffffff', borderColor: INK.text, borderWidth: 1.4 },
        lineStyle: { color: INK.text, width: 1.4 },
        label: {
          show: true,
          position: 'top',
          distance: 4,
          fontSize: 11,
          formatter: ({ value, dataIndex }: { value: number; dataIndex: number }) =>
            dataIndex < 4 || dataIndex === points.length - 1 ? (value * 100).toFixed(1) : '',
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: INK.warn, type: 'dashed' },
          label: { show: true, formatter: '80%', position: 'insideStartTop', fontSize: 11, color: INK.warn },
          data: [{ yAxis: 0.8 }],
        },
      },
      ...bars.map((bar) => ({ ...bar, xAxisIndex: 1, yAxisIndex: 1 })),
    ],
  };
}
