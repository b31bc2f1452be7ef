export const contacts = {
  title: '联系人',
  tools: '联系人工具',
  find: '按姓名、单位、电话查找',
  new: '新建联系人',
  detail: '联系人详情',
  emptyTitle: '还没有联系人',
  emptyText: '各单位的人都登记在这里；导入旧台账时会随单位自动建立。',
  field: { party: '单位', createdAt: '建立时间', updatedAt: '修改时间' },
  section: { person: '人员', reach: '联系方式' },
  colleagues: '同单位的联系人',
  noColleagues: '没有别的联系人',
  act: { party: '打开单位' },
} as const;
