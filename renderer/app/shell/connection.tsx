import { useSyncExternalStore } from 'react';
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

/** Says so while the desktop window has no core behind it; nothing to see otherwise. */
export function Connection() {
  const { t } = useTranslation('shell');
  const ok = useSyncExternalStore(watch, () => isConnected);
  return <span role="status">{ok ? '' : `! ${t('connection.lost')}`}</span>;
}
