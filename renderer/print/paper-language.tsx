import type { i18n } from 'i18next';
import { type ReactNode, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { type Language, textsIn } from '#renderer/lib/i18n.ts';

/** What is inside speaks the language of the paper, whatever the screen around it speaks. */
export function PaperLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const [texts, setTexts] = useState<i18n | null>(null);
  useEffect(() => {
    let isGone = false;
    void textsIn(language).then((found) => {
      if (!isGone) setTexts(found);
    });
    return () => {
      isGone = true;
    };
  }, [language]);
  return texts?.language === language ? <I18nextProvider i18n={texts}>{children}</I18nextProvider> : null;
}
