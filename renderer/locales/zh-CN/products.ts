export const products = {
  title: '产品型号',
} as const;
