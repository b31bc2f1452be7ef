export const sites = {
  title: '船舶与现场',
  tools: '现场工具',
  find: '按船名、船号、IMO 查找',
  new: '新建现场',
  detail: '现场详情',
  emptyTitle: '还没有船舶或现场',
  emptyText: '设备装在哪里，售后就到哪里：一条船、一个电站、一个服务点。',
  kind: { vessel: '船舶', plant: '工厂', station: '站点', warehouse: '仓库', other: '其他' },
  field: {
    no: '编号', name: '名称', kind: '类别', imoNo: 'IMO 号', yard: '船厂', hullNo: '船号', shipType: '船型', class: '船级', owner: '船东', deliveredOn: '交船日', address: '地址', note: '备注',
  },
  section: { what: '现场', ship: '船舶' },
  owners: '船东沿革',
  units: '在此的设备',
  noUnits: '还没有登记条码的设备',
  act: { edit: '修改' },
} as const;
