import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client } from '#renderer/lib/client.ts';

/** Saves the rows that came back as a workbook with a reason column. */
export function RejectedButton({ id, no }: { id: string; no: string }) {
  const { t, i18n } = useTranslation('imports');
  const save = useMutation({
    mutationFn: async () => {
      const file = await client.imports.rejected({ id, language: i18n.language === 'en' ? 'en' : 'zh' });
      await currentBridge().saveFile({
        suggestedName: t('rejectedName', { no }),
        bytes: new Uint8Array(await file.arrayBuffer()),
      });
    },
  });
  return (
    <Button busy={save.isPending} onClick={() => save.mutate()}>
      {t('rejected')}
    </Button>
  );
}
