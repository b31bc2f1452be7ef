export const users = {
  title: '用户与权限',
} as const;
