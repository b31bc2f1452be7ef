export const marketRecords = {
  title: '市场信息',
} as const;
