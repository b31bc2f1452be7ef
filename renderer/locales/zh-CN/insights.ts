export const insights = {
  title: '指标与图表',
} as const;
