import './pages.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../shell/language-switch.tsx';

/** Frame of the pages before the program proper: first run, sign-in, waiting. */
export function Welcome({
  title,
  isNarrow,
  children,
}: {
  title: string;
  isNarrow?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation('common');
  return (
    <div className={isNarrow ? 'mw-welcome narrow' : 'mw-welcome'}>
      <header>
        <span>{t('product')}</span>
        <LanguageSwitch />
      </header>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
