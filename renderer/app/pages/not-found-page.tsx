import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { EmptyState } from '#renderer/components/record/empty-state.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const home = (
    <Button tone="primary" onClick={() => void navigate({ to: '/' })}>
      {t('notFound.act')}
    </Button>
  );
  return <EmptyState title={t('notFound.title')} text={t('notFound.text')} actions={home} />;
}
