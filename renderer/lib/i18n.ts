import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { zhCN } from '#renderer/locales/zh-CN/index.ts';
import { currentBridge } from './bridge.ts';
import { readPreference, writePreference } from './preferences.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof zhCN;
    returnNull: false;
  }
}

function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

async function addLanguage(language: Language): Promise<void> {
  if (language === 'zh-CN' || i18next.hasResourceBundle(language, 'common')) return;
  const { en } = await import('#renderer/locales/en/index.ts');
  for (const [namespace, texts] of Object.entries(en)) i18next.addResourceBundle(language, namespace, texts);
}

/** Starts the texts in the language of the last visit, Chinese the first time. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': zhCN },
    ns: Object.keys(zhCN),
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await setLanguage(readPreference('language', isLanguage) ?? 'zh-CN');
}

/** The texts in one language, whatever the screen speaks. */
export async function textsIn(language: Language): Promise<i18n> {
  await addLanguage(language);
  return i18next.cloneInstance({ lng: language });
}

/** Switches every text on the screen without a restart. Entered data stay as they are. */
export async function setLanguage(language: Language): Promise<void> {
  await addLanguage(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  writePreference('language', language);
  // The shell's own menu follows; a browser has none.
  await currentBridge().setLanguage(language);
}
