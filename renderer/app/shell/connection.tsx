import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { portConnection } from '#renderer/lib/client.ts';

let isConnected = true;

function watch(listener: () => void): () => void {
  if (!portConnection) return () => {};
  return portConnection.onChange((now) => {
    isConnected = now;
    listener();
  });
}

/** Says so while the desktop window has no core behind it, and when it is there again. */
export function Connection() {
  const { t } = useTranslation('shell');
  const ok = useSyncExternalStore(watch, () => isConnected);
  const wasOk = useRef(ok);
  useEffect(() => {
    if (ok && !wasOk.current) notifications.show({ message: t('connection.back') });
    wasOk.current = ok;
  }, [ok, t]);
  return <span role="status">{ok ? '' : `! ${t('connection.lost')}`}</span>;
}
