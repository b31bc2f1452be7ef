export const users = {
  title: '用户',
  tools: '用户工具',
  new: '新建用户',
  edit: '修改用户',
  field: {
    username: '用户名',
    displayName: '姓名',
    role: '角色',
    isActive: '在用',
    password: '密码',
    newPassword: '新密码（不改留空）',
  },
  active: '在用',
  disabled: '停用',
  passwordHint: '至少 8 个字符',
} as const;
