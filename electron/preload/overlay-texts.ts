import type { ShellLanguage } from '#contract/kit/desktop-bridge.ts';

export interface OverlayTexts {
  title: string;
  safe: string;
  next: string;
  log: string;
  restart: string;
  restarting: string;
  openLog: string;
}

const TEXTS: Record<ShellLanguage, OverlayTexts> = {
  'zh-CN': {
    title: '数据服务已停止',
    safe: '已经保存的数据没有丢失；本窗口中正在填写的内容仍在，恢复后可以继续。',
    next: '请点“重新启动”。如果再次出现，请把下面的代码和日志交给技术人员。',
    log: '日志',
    restart: '重新启动数据服务',
    restarting: '正在重新启动…',
    openLog: '打开日志文件夹',
  },
  'zh-TW': {
    title: '資料服務已停止',
    safe: '已經儲存的資料沒有遺失；本視窗中正在填寫的內容仍在，恢復後可以繼續。',
    next: '請按「重新啟動」。如果再次出現，請把下面的代碼和日誌交給技術人員。',
    log: '日誌',
    restart: '重新啟動資料服務',
    restarting: '正在重新啟動…',
    openLog: '開啟日誌資料夾',
  },
  en: {
    title: 'The data service has stopped',
    safe: 'Nothing that was saved is lost; what you were typing in this window is still here.',
    next: 'Choose “Restart”. If it happens again, hand the code and the log below to support.',
    log: 'Log',
    restart: 'Restart the data service',
    restarting: 'Restarting…',
    openLog: 'Open log folder',
  },
};

/** In the language the page is in. */
export function overlayTexts(language: string): OverlayTexts {
  if (!language.toLowerCase().startsWith('zh')) return TEXTS.en;
  return /hant|-tw|-hk|-mo/i.test(language) ? TEXTS['zh-TW'] : TEXTS['zh-CN'];
}
