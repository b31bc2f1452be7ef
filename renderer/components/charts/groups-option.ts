import { axisText, base, type ChartOption, INK, valueAxis } from './chart-option.ts';
import { labelPlaces, type NamedMark } from './label-places.ts';

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

/** Told apart by shape and filling, so that a black-and-white print says the same. */
const MARK: Readonly<Record<string, { symbol: string; itemStyle: object }>> = {
  value: { symbol: 'circle', itemStyle: { color: INK.accent, borderColor: '#ffffff', borderWidth: 0.5 } },
  retain: { symbol: 'diamond', itemStyle: { color: INK.calm, borderColor: '#ffffff', borderWidth: 0.5 } },
  develop: { symbol: 'circle', itemStyle: { color: '#d5e9ec', borderColor: INK.accent, borderWidth: 1.8 } },
  win_back: { symbol: 'circle', itemStyle: { color: '#f2f4f5', borderColor: '#6f7c84', borderWidth: 1.2 } },
};
const NAMED = 8;
/** Pixels beyond the outermost marks that the margins of the drawing leave to names. */
const NAME_ROOM = 28;

/** Half of the customers ordered lately and few ordered often: roots and logarithms give them room, ticks say the true numbers. */
const across = (days: number) => Math.sqrt(days);
const upwards = (orders: number) => Math.log2(1 + orders);
const DAY_TICKS = [0, 30, 90, 180, 270, 540, 900, 1800, 3600];
const ORDER_TICKS = [0, 1, 2, 3, 6, 12, 20, 50, 100];

/** The ticks up to the first one that holds every value, and that one as the end of the axis. */
function ticksFor(steps: readonly number[], largest: number): number[] {
  const end = steps.findIndex((step) => step >= largest);
  return end < 0 ? [...steps, Math.ceil(largest)] : steps.slice(0, Math.max(end, 1) + 1);
}

function scaled(ticks: readonly number[], scale: (value: number) => number) {
  const customValues = ticks.map(scale);
  return {
    ...valueAxis,
    min: customValues[0],
    max: customValues.at(-1),
    axisTick: { show: false, customValues },
    splitLine: { show: false },
    axisLabel: {
      ...axisText,
      customValues,
      formatter: (at: number) => String(ticks[customValues.indexOf(at)] ?? ''),
    },
  };
}

const GROUPS = ['value', 'retain', 'develop', 'win_back'] as const;

type Size = (value: unknown, params: { data: { amount: number } }) => number;

function sizeOf(points: readonly GroupPoint[]): Size {
  const largest = Math.max(1, ...points.map((p) => p.amount));
  return (_, { data }) => 8 + 26 * Math.sqrt(data.amount / largest);
}

const placed = (p: GroupPoint) => ({ ...p, value: [across(p.recencyDays), upwards(p.frequency)] });

interface Name extends NamedMark {
  point: GroupPoint;
}

/** The customers that are named: those with the largest amounts. */
function largestOf(members: readonly (readonly GroupPoint[])[]): Name[] {
  return members
    .flatMap((group, series) => group.map((point, index) => ({ point, series, index })))
    .sort((a, b) => b.point.amount - a.point.amount)
    .slice(0, NAMED);
}

/** The names over all marks, on marks that are not seen. */
function namesOver(names: readonly Name[], size: Size, layout: ReturnType<typeof labelPlaces>) {
  return {
    id: 'names',
    type: 'scatter',
    silent: true,
    z: 3,
    symbolSize: size,
    itemStyle: { color: 'transparent' },
    label: {
      show: true,
      position: 'right',
      fontSize: 11,
      color: INK.text,
      textBorderColor: '#ffffff',
      textBorderWidth: 2,
      formatter: ({ data }: { data: { name: string } }) => data.name,
    },
    labelLayout: layout,
    data: names.map(({ point }) => placed(point)),
  };
}

/** Customers by recency and frequency, area by amount, with the two limits that make four groups. */
export function groupsOption(
  points: readonly GroupPoint[],
  limits: { recencyDays: number; frequency: number },
  words: GroupsWords,
): ChartOption {
  const size = sizeOf(points);
  const limit = (at: object) => ({
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: '#8b979d', type: 'dashed' },
    data: [at],
  });
  const members = GROUPS.map((group) => points.filter((p) => p.group === group));
  const names = largestOf(members);
  const layout = labelPlaces(names, GROUPS.length, NAME_ROOM);
  const groups = GROUPS.map((group, i) => ({
    id: group,
    name: words.group(group),
    type: 'scatter',
    symbolSize: size,
    ...MARK[group],
    // Without a text of its own; it reports where its mark is.
    label: { show: true, formatter: () => '' },
    labelLayout: layout,
    data: (members[i] ?? []).map(placed),
    ...(i === 0 ? { markLine: limit({ xAxis: across(limits.recencyDays) }) } : {}),
    ...(i === 1 ? { markLine: limit({ yAxis: upwards(limits.frequency - 0.5) }) } : {}),
  }));
  const series = [...groups, namesOver(names, size, layout)];
  return {
    ...base,
    tooltip: {
      enterable: true,
      trigger: 'item',
      confine: true,
      formatter: ({ data }: { data: GroupPoint }) => words.describe(data),
    },
    legend: {
      top: 0,
      data: groups.map(({ name }) => name),
      itemWidth: 14,
      itemHeight: 12,
      textStyle: axisText,
    },
    grid: { left: 40, right: 30, top: 46, bottom: 40 },
    xAxis: {
      ...scaled(
        ticksFor(DAY_TICKS, Math.max(limits.recencyDays, ...points.map((p) => p.recencyDays))),
        across,
      ),
      axisLine: { lineStyle: { color: INK.meta } },
      name: words.recency,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: axisText,
    },
    yAxis: {
      ...scaled(
        ticksFor(ORDER_TICKS, Math.max(limits.frequency, ...points.map((p) => p.frequency))),
        upwards,
      ),
      axisLine: { show: true, lineStyle: { color: INK.line } },
      name: words.frequency,
      nameTextStyle: { ...axisText, align: 'left' },
      nameGap: 8,
    },
    series,
  };
}
