export const parties = {
  title: '单位与联系人',
  tools: '单位工具',
  find: '按名称、拼音、电话查找',
  new: '新建单位',
  detail: '单位详情',
  emptyTitle: '还没有单位',
  emptyText: '船厂、船东、设计院和供应商都登记在这里；导入旧台账时会自动建立。',
  field: {
    no: '编号', name: '简称', fullName: '全称', creditCode: '统一社会信用代码', roles: '角色', aliases: '曾用名', grade: '等级', region: '区域', industry: '行业', address: '地址', owner: '负责人', note: '备注', createdAt: '建立时间',
  },
  section: { name: '名称', trade: '往来' },
  contact: {
    title: '联系人', new: '新增联系人', edit: '修改联系人', none: '还没有联系人',
    name: '姓名', post: '职务', level: '层级', phone: '电话', wechat: '微信', email: '邮箱', note: '备注',
  },
  level: { decision: '决策层', senior: '高层', middle: '中层', basic: '基层' },
  act: { edit: '修改', addContact: '新增联系人', orders: '看合同', records: '看市场信息', cases: '看案件' },
} as const;
