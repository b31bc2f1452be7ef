import './button.css';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keyLabel } from '#renderer/lib/keys.ts';

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** One filled button per screen: the act this screen is for. */
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Shortcut shown behind the word, `Ctrl+N`. The key itself is registered with `useShortcuts`. */
  keys?: string;
  busy?: boolean;
  on?: boolean;
  icon?: boolean;
  children?: ReactNode;
}

export function Button({ tone = 'plain', keys, busy, on, icon, className, children, ...rest }: ButtonProps) {
  const { t } = useTranslation('common');
  const classes = ['mw-button', tone, on ? 'on' : '', icon ? 'icon' : '', className ?? '']
    .filter(Boolean)
    .join(' ');
  return (
    <button type="button" {...rest} className={classes} disabled={rest.disabled === true || busy === true}>
      {busy ? t('working') : children}
      {keys ? (
        <kbd aria-hidden="true" className={keys.startsWith('Alt+') ? 'alt' : undefined}>
          {keyLabel(keys)}
        </kbd>
      ) : null}
    </button>
  );
}
