import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Welcome } from './welcome.tsx';

/** Shown until the core answers, and when it does not. */
export function WaitingPage({ error, onRetry }: { error?: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Welcome title={t('product')} isNarrow>
      {error === undefined ? (
        <p role="status">{t('loading')}</p>
      ) : (
        <ErrorPanel error={error} onRetry={onRetry} />
      )}
    </Welcome>
  );
}
