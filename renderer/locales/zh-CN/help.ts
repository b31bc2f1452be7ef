/** The manual inside the program. */
export const help = {
  tab: '帮助',
  manual: '使用手册',
  lead: '随程序一起装好，不用联网，内容与这个版本一致。任何页面按 Shift+F1（或按两次 F1）直接打开讲那一页的一节。',
  contents: '目录',
  find: '在手册里查找',
  placeholder: '查找：词、拼音首字母',
  nothing: '手册里没有找到“{{text}}”。换一个词再试。',
  found_other: '{{count}} 节提到；↑ ↓ 移动，Enter 打开，Esc 清空',
  print: '打印本章',
  printAll: '打印全书',
  version: '版本 {{version}}',
} as const;
