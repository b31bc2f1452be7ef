export const parties = {
  title: '单位与联系人',
} as const;
