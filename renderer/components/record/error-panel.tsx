import './record.css';
import { useTranslation } from 'react-i18next';
import { toAppError } from '#renderer/lib/app-error.ts';
import { errorTexts } from '#renderer/lib/error-texts.ts';
import { Button } from '../button.tsx';

export interface ErrorPanelProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What happened, what is safe, what to do next. Announced to screen readers when it appears. */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const { t } = useTranslation('errors');
  const { t: common } = useTranslation('common');
  const texts = errorTexts(toAppError(error), t);
  return (
    <div className="mw-error" role="alert">
      <strong>{texts.what}</strong>
      <span className="label">{t('heading.safe')}</span>
      <span>{texts.safe}</span>
      <span className="label">{t('heading.next')}</span>
      <span>{texts.next}</span>
      <span className="foot">
        {onRetry ? <Button onClick={onRetry}>{common('retry')}</Button> : null}
        <span>{t('code', { code: texts.code })}</span>
        {texts.incident ? <span>{t('incident', { incident: texts.incident })}</span> : null}
      </span>
    </div>
  );
}
