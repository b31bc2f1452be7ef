import { axisText, base, type ChartOption, categoryAxis, INK, valueAxis } from './chart-option.ts';
import { tipContent } from './tip-content.ts';

/** Horizontal bars, largest at the top, labelled with their value. */
export function shareOption(
  rows: readonly { label: string; value: number }[],
  number: (value: number) => string,
): ChartOption {
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: tipContent(({ value }) => (typeof value === 'number' ? number(value) : '—')),
    },
    grid: { left: 96, right: 56, top: 4, bottom: 22 },
    xAxis: { ...valueAxis, splitNumber: 4, axisLabel: { ...axisText, formatter: number } },
    yAxis: {
      ...categoryAxis(rows.map((r) => r.label)),
      inverse: true,
      axisLabel: { ...axisText, fontSize: 12, width: 88, overflow: 'truncate' },
    },
    series: [
      {
        id: 'share',
        type: 'bar',
        data: rows.map((r) => r.value),
        barWidth: '62%',
        itemStyle: { color: INK.accent },
        label: {
          show: true,
          position: 'right',
          fontSize: 11,
          formatter: ({ value }: { value: number }) => number(value),
        },
      },
    ],
  };
}
