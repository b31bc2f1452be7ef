import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';

/** Said until somebody in charge has read it: work that was saved once is not in the file any more. */
export function MissingSaves() {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  const { data } = useQuery(orpc.setup.status.queryOptions());
  const mayClose = useMay('users.manage');
  const acknowledge = useMutation(
    orpc.setup.acknowledgeMissing.mutationOptions({
      onSuccess: (status) => queries.setQueryData(orpc.setup.status.queryKey(), status),
    }),
  );
  const missing = mayClose ? (data?.missingSaves ?? []) : [];
  if (missing.length === 0) return null;
  const close = () => acknowledge.mutate({});
  return (
    <Dialog title={t('missing.title')} opened onClose={close}>
      <p>{t('missing.text')}</p>
      <ul>
        {missing.map(({ count, after, until }) => (
          <li key={until}>
            {after === null
              ? t('missing.until', { count, until: formatInstant(until) })
              : t('missing.between', { count, after: formatInstant(after), until: formatInstant(until) })}
          </li>
        ))}
      </ul>
      <p>{t('missing.act')}</p>
      <Button onClick={close}>{t('missing.read')}</Button>
    </Dialog>
  );
}
