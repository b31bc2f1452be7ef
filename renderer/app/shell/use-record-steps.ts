import { notifications } from '@mantine/notifications';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasSequence, neighbourOf } from '#renderer/lib/record-sequence.ts';
import { useShortcuts } from '#renderer/lib/shortcuts.ts';
import { closeTabQuietly } from '#renderer/lib/tabs.ts';

/** PageUp and PageDown on a record's page: the one before and after it in its list, in the same tab. */
export function useRecordSteps(): void {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const path = useLocation({ select: (location) => location.pathname });
  const cut = path.lastIndexOf('/');
  const base = path.slice(0, cut);
  const key = decodeURIComponent(path.slice(cut + 1));
  const isRecord = cut > 0 && key !== 'new' && hasSequence(base);
  const go = async (by: 1 | -1) => {
    const next = await neighbourOf(base, key, by);
    if (next === null) {
      notifications.show({ message: by === 1 ? t('keys.lastRecord') : t('keys.firstRecord') });
      return;
    }
    await navigate({ href: `${base}/${encodeURIComponent(next)}` });
    closeTabQuietly(path);
  };
  useShortcuts(
    isRecord
      ? [
          { keys: 'PageUp', word: t('keys.previousRecord'), run: () => void go(-1), inText: true },
          { keys: 'PageDown', word: t('keys.nextRecord'), run: () => void go(1), inText: true },
        ]
      : [],
  );
}
