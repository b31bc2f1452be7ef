export const serviceCases = {
  title: '服务案件',
} as const;
