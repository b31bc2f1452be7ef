export const units = {
  title: '实物与条码',
} as const;
