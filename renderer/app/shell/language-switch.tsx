import './shell.css';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, setLanguage } from '#renderer/lib/i18n.ts';

/** Names of languages are always written in themselves. */
const NAMES: Record<Language, string> = { 'zh-CN': '\u4e2d\u6587', en: 'English' };

export function LanguageSwitch({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { t, i18n } = useTranslation('shell');
  const next =
    LANGUAGES[(LANGUAGES.findIndex((one) => one === i18n.language) + 1) % LANGUAGES.length] ?? 'zh-CN';
  return (
    <button
      type="button"
      className="mw-bar-button"
      lang={next}
      title={t('language')}
      aria-label={`${t('language')}: ${NAMES[next]}`}
      onClick={() => (onChoose ? onChoose(next) : void setLanguage(next))}
    >
      {NAMES[next]}
    </button>
  );
}
