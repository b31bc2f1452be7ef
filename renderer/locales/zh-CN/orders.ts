export const orders = {
  title: '合同订单',
} as const;
