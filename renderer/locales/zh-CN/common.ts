/** Words every screen uses. */
export const common = {
  product: '营服台账',
  working: '处理中…',
  loading: '正在读取…',
  save: '保存',
  saveAndNew: '保存并新增',
  cancel: '取消',
  close: '关闭',
  edit: '修改',
  create: '新建',
  retry: '再试一次',
  reset: '恢复默认',
  apply: '应用',
  import: '导入…',

  none: '—',
  yes: '是',
  no: '否',

  savedAt: '已保存 {{time}}',
  draftSavedAt: '草稿已存 {{time}}',
  reason: '原因',
  next: '下一步',
  timeline: '时间线',

  join: { list: '、', clause: '，' },
  unitIs: '单位：{{unit}}',
  unit: { yuan: '元', tenThousand: '万元', hundredMillion: '亿元' },
  time: { justNow: '刚刚', yesterday: '昨天' },
} as const;
