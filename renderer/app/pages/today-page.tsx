import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Page } from '#renderer/components/layout/page.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';

export function TodayPage() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const first = (
    <Button tone="primary" onClick={() => void navigate({ to: '/market-records' })}>
      {t('nav.marketRecords')}
    </Button>
  );
  return (
    <Page label={t('today.title')}>
      <EmptyState title={t('today.empty')} text={t('today.emptyText')} actions={first} />
    </Page>
  );
}
