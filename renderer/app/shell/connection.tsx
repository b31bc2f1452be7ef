import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useConnected, useReconnect } from '#renderer/lib/connection.ts';

/** Says so while there is no core behind the page, and when it is there again. */
export function Connection() {
  const { t } = useTranslation('shell');
  const ok = useConnected();
  useReconnect(() => notifications.show({ message: t('connection.back') }));
  return <span role="status">{ok ? '' : `! ${t('connection.lost')}`}</span>;
}
