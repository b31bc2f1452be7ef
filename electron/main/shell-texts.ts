import type { ShellLanguage } from '#contract/kit/desktop-bridge.ts';

const zhCN = {
  file: '文件',
  newRecord: '新建',
  save: '保存',
  print: '打印…',
  quit: '退出',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  selectAll: '全选',
  find: '查找',
  view: '视图',
  palette: '快速跳转',
  back: '后退',
  zoomIn: '放大',
  zoomOut: '缩小',
  actualSize: '实际大小',
  fullScreen: '全屏',
  reload: '重新载入',
  developerTools: '开发者工具',
  settings: '设置',
  help: '帮助',
  logFolder: '打开日志文件夹',
  about: '关于',
  unsavedTitle: '有尚未保存的内容',
  unsavedDetail: '草稿已保留，下次打开时可以继续。仍要离开吗？',
  stay: '留在此页',
  leave: '离开',
  folderMissing: '找不到数据文件夹',
  folderMissingDetail: '没有改动任何数据。请接上该磁盘后重试，或指出文件夹现在的位置。',
  locate: '指定位置…',
  retry: '重试',
  pageLost: '窗口反复停止响应',
  pageLostDetail: '已保存的数据没有受影响。请重新启动程序；如再次出现，请把日志交给技术人员。',
  close: '关闭',
};

export type ShellTexts = typeof zhCN;

const zhTW: ShellTexts = {
  file: '檔案',
  newRecord: '新增',
  save: '儲存',
  print: '列印…',
  quit: '結束',
  edit: '編輯',
  undo: '復原',
  redo: '重做',
  cut: '剪下',
  copy: '複製',
  paste: '貼上',
  selectAll: '全選',
  find: '尋找',
  view: '檢視',
  palette: '快速跳轉',
  back: '上一頁',
  zoomIn: '放大',
  zoomOut: '縮小',
  actualSize: '實際大小',
  fullScreen: '全螢幕',
  reload: '重新載入',
  developerTools: '開發者工具',
  settings: '設定',
  help: '說明',
  logFolder: '開啟日誌資料夾',
  about: '關於',
  unsavedTitle: '有尚未儲存的內容',
  unsavedDetail: '草稿已保留，下次開啟時可以繼續。仍要離開嗎？',
  stay: '留在此頁',
  leave: '離開',
  folderMissing: '找不到資料夾',
  folderMissingDetail: '沒有更動任何資料。請接上該磁碟後重試，或指出資料夾現在的位置。',
  locate: '指定位置…',
  retry: '重試',
  pageLost: '視窗反覆停止回應',
  pageLostDetail: '已儲存的資料沒有受影響。請重新啟動程式；如再次出現，請把日誌交給技術人員。',
  close: '關閉',
};

const en: ShellTexts = {
  file: 'File',
  newRecord: 'New',
  save: 'Save',
  print: 'Print…',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  find: 'Find',
  view: 'View',
  palette: 'Go to…',
  back: 'Back',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  actualSize: 'Actual size',
  fullScreen: 'Full screen',
  reload: 'Reload',
  developerTools: 'Developer tools',
  settings: 'Settings',
  help: 'Help',
  logFolder: 'Open log folder',
  about: 'About',
  unsavedTitle: 'Some input is not saved yet',
  unsavedDetail: 'The draft is kept and can be continued next time. Leave all the same?',
  stay: 'Stay',
  leave: 'Leave',
  folderMissing: 'The data folder cannot be found',
  folderMissingDetail:
    'No data was changed. Connect the disk and try again, or show where the folder is now.',
  locate: 'Locate…',
  retry: 'Try again',
  pageLost: 'The window keeps failing',
  pageLostDetail:
    'Saved data are not affected. Restart the program; if it happens again, hand the log to support.',
  close: 'Close',
};

const ALL: Record<ShellLanguage, ShellTexts> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

export function shellTexts(language: ShellLanguage): ShellTexts {
  return ALL[language];
}

/** The nearest language we have for what the system says: `zh-Hant-HK` is traditional, `zh` simplified. */
export function languageOf(locale: string): ShellLanguage {
  const tag = locale.toLowerCase();
  if (!tag.startsWith('zh')) return 'en';
  return /hant|-tw|-hk|-mo/.test(tag) ? 'zh-TW' : 'zh-CN';
}
