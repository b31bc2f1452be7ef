import type { EChartsCoreOption } from 'echarts/core';

export type ChartOption = EChartsCoreOption;

/** The inks of charts: one accent and greys; patterns carry the difference where colour is missing. */
export const INK = {
  accent: '#0b5c6b',
  text: '#1b2428',
  meta: '#55636b',
  line: '#dfe4e7',
  bad: '#b3261e',
  calm: '#4a5fa5',
  warn: '#9a5b00',
} as const;

const FONT =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Slanted lines on white: the same on screen and on a black-and-white printer. */
export const HATCH = {
  color: 'rgba(11, 92, 107, 0.75)',
  backgroundColor: '#ffffff',
  dashArrayX: [1, 0],
  dashArrayY: [2, 3],
  rotation: Math.PI / 4,
} as const;

export const axisText = { color: INK.meta, fontSize: 11, fontFamily: FONT } as const;
export const base = {
  animation: false,
  textStyle: { fontFamily: FONT, color: INK.text },
  // It stays while the pointer is on it, so that it can be read enlarged.
  tooltip: {
    enterable: true,
    trigger: 'axis',
    axisPointer: { type: 'shadow' },
    confine: true,
    textStyle: { fontSize: 12 },
  },
} as const;

export const valueAxis = {
  type: 'value',
  axisLabel: axisText,
  splitLine: { lineStyle: { color: INK.line } },
  axisLine: { show: false },
  axisTick: { show: false },
} as const;

export function categoryAxis(data: readonly string[], more: object = {}) {
  return {
    type: 'category',
    data: [...data],
    axisLabel: axisText,
    axisLine: { lineStyle: { color: INK.meta } },
    axisTick: { show: false },
    ...more,
  } as const;
}
