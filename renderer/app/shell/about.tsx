import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { orpc } from '#renderer/lib/client.ts';

/** Which program this is and where its data are: what support asks first. */
export function About({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const { data } = useQuery(orpc.setup.status.queryOptions());
  const version = t('about.version', { version: data?.version ?? '', schema: data?.schemaVersion ?? '' });
  return (
    <Dialog title={t('about.title')} opened onClose={onClose}>
      <KeyValues
        labelWidth={100}
        items={[
          { label: common('product'), value: version },
          { label: t('firstRun.company'), value: data?.factory },
          { label: t('about.folder'), value: <span className="mw-mono">{data?.dataDir}</span> },
        ]}
      />
    </Dialog>
  );
}
