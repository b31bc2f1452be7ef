export const products = {
  title: '产品型号',
  tools: '产品工具',
  find: '按型号、名称、拼音查找',
  new: '新建产品型号',
  detail: '产品详情',
  emptyTitle: '还没有产品型号',
  emptyText: '先登记常卖的几个型号，报价、合同和实物都从这里选。',
  field: { code: '型号', name: '名称', family: '产品族', uom: '单位' },
  act: { edit: '修改', cases: '看案件' },
} as const;
