export const reports = {
  title: '月报',
} as const;
