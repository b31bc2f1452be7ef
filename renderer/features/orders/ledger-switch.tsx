import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Segments } from '#renderer/components/layout/segments.tsx';

/** The same contracts, one row each or one row a line. */
export function LedgerSwitch({ by }: { by: 'order' | 'line' }) {
  const { t } = useTranslation('orders');
  const navigate = useNavigate();
  return (
    <Segments
      label={t('ledger.by')}
      value={by}
      options={[
        { value: 'order', word: t('ledger.byOrder') },
        { value: 'line', word: t('ledger.byLine') },
      ]}
      onChange={(next) => void navigate({ to: next === 'line' ? '/order-lines' : '/orders' })}
    />
  );
}
