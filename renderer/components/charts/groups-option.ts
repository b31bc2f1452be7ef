import { axisText, base, type ChartOption, DOTS, HATCH, INK, valueAxis } from './chart-option.ts';

export interface GroupPoint {
  name: string;
  recencyDays: number;
  frequency: number;
  amount: number;
  group: string;
}

export interface GroupsWords {
  group: (group: string) => string;
  recency: string;
  frequency: string;
  describe: (point: GroupPoint) => string;
}

const STYLE: Readonly<Record<string, object>> = {
  value: { color: INK.accent },
  retain: { color: INK.calm, decal: { ...HATCH, color: INK.calm } },
  develop: { color: INK.accent, decal: DOTS },
  win_back: { color: '#8b979d', decal: { ...HATCH, color: '#5f6d75' } },
};
const NAMED = 8;

/** Customers by recency and frequency, area by amount, with the two limits that make four groups. */
export function groupsOption(
  points: readonly GroupPoint[],
  limits: { recencyDays: number; frequency: number },
  words: GroupsWords,
  hasPattern: boolean,
): ChartOption {
  const largest = Math.max(1, ...points.map((p) => p.amount));
  const named = new Set(
    [...points]
      .sort((a, b) => b.amount - a.amount)
      .slice(0, NAMED)
      .map((p) => p.name),
  );
  const limit = (at: object) => ({
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: '#8b979d', type: 'dashed' },
    data: [at],
  });
  const series = ['value', 'retain', 'develop', 'win_back'].map((group, i) => ({
    id: group,
    name: words.group(group),
    type: 'scatter',
    symbolSize: (_: unknown, params: { data: { amount: number } }) =>
      8 + 26 * Math.sqrt(params.data.amount / largest),
    itemStyle: {
      ...STYLE[group],
      ...(hasPattern ? {} : { decal: { symbol: 'none' } }),
      borderColor: '#ffffff',
      borderWidth: 0.5,
      opacity: 0.92,
    },
    label: {
      show: true,
      position: 'right',
      fontSize: 11,
      color: INK.text,
      formatter: ({ data }: { data: { name: string } }) => (named.has(data.name) ? data.name : ''),
    },
    labelLayout: { hideOverlap: true },
    data: points
      .filter((p) => p.group === group)
      .map((p) => ({ ...p, value: [Math.max(12, p.recencyDays), p.frequency + 0.5] })),
    ...(i === 0 ? { markLine: limit({ xAxis: limits.recencyDays }) } : {}),
    ...(i === 1 ? { markLine: limit({ yAxis: limits.frequency }) } : {}),
  }));
  return {
    ...base,
    tooltip: {
      trigger: 'item',
      confine: true,
      formatter: ({ data }: { data: GroupPoint }) => words.describe(data),
    },
    legend: { top: 0, itemWidth: 12, itemHeight: 10, textStyle: axisText },
    grid: { left: 40, right: 30, top: 46, bottom: 40 },
    xAxis: {
      ...valueAxis,
      type: 'log',
      name: words.recency,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: axisText,
      min: 10,
      max: Math.max(1000, ...points.map((p) => p.recencyDays * 1.3)),
    },
    yAxis: {
      ...valueAxis,
      type: 'log',
      name: words.frequency,
      nameTextStyle: { ...axisText, align: 'left' },
      nameGap: 8,
      min: 0.5,
      axisLabel: { ...axisText, formatter: (v: number) => (v < 1 ? '0' : String(Math.round(v))) },
    },
    series,
  };
}
