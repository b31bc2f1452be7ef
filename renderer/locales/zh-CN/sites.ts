export const sites = {
  title: '船舶与现场',
} as const;
