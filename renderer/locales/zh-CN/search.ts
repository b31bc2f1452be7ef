/** Page of all search results. */
export const search = {
  title: '搜索结果',
  tab: '搜索 {{text}}',
  label: '搜索全部记录',
  placeholder: '名称、编号、电话、条码、拼音或首字母',
  hint: '一个字就能找；可用全拼、首字母、电话或编号的任意一段，用空格分开几个词。',
  keys: '↑ ↓ 在结果间移动，Enter 打开',
  nothing: '没有找到“{{text}}”。换一个字、拼音首字母或编号的一段再试。',
  more: '显示更多',
  voided: '已作废',
  links: {
    title: '关联单据',
    up: '来源单据（上查）',
    down: '后续单据（下查）',
    shipments: '发货单',
    more: '还有 {{rest}} 条{{word}}',
  },
  found: { pinyin: '拼音', similar: '相近' },
} as const;
