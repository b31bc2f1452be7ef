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
  masks: {
    title: '字段权限',
    text: '按角色定每个字段能做什么，改了立即生效，并记入改动记录。隐藏：列和字段都不出现；遮盖：只显示 ****，不能按它查找、排序、汇总、导出；只读：看得见，不能改；可改：不限制。管理员总能看到全部。',
    field: '字段',
    level: { hidden: '隐藏', masked: '遮盖', read: '只读', edit: '可改' },
  },
} as const;
