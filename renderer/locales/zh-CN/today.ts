export const today = {
  title: '今日工作',
} as const;
