export const specifications = {
  title: '技术规格书',
} as const;
