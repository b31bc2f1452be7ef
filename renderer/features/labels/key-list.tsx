import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { FileButton } from '#renderer/components/file-button.tsx';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';

/** The keys of the factory; the secret half leaves the program only here, and the log says so. */
export function KeyList() {
  const { t } = useTranslation('labels');
  const keys = useQuery(orpc.labels.keys.queryOptions());
  const take = useMutation({
    mutationFn: async () => {
      const { id, privateKey } = await client.labels.exportKey();
      const bytes = new TextEncoder().encode(privateKey);
      await currentBridge().saveFile({ suggestedName: `label-key-${id}.pem`, bytes });
    },
  });
  return (
    <>
      <h2>{t('key.title')}</h2>
      <ul className="mw-tree">
        {keys.data?.map((key) => (
          <li key={key.id} className="mw-mono">
            {key.id} {key.retiredAt === null ? t('key.current') : t('key.retired')}
          </li>
        ))}
      </ul>
      <div className="mw-row">
        <Button busy={take.isPending} onClick={() => take.mutate()}>
          {t('key.export')}
        </Button>
        <ImportKey />
        <RotateKey />
      </div>
      {take.isError ? <ErrorPanel error={take.error} /> : null}
    </>
  );
}

/** Two installations of one factory sign with one key. */
function ImportKey() {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const load = useMutation({
    mutationFn: async (file: File) =>
      client.labels.importKey({ privateKey: await file.text(), reason: t('key.imported') }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.labels.key() }),
  });
  return (
    <>
      <FileButton
        busy={load.isPending}
        title={t('key.importHint')}
        word={t('key.import')}
        accept=".pem"
        onFiles={([file]) => file && load.mutate(file)}
      />
      {load.isError ? <ErrorPanel error={load.error} /> : null}
    </>
  );
}

function RotateKey() {
  const { t } = useTranslation('labels');
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const rotate = useMutation({
    mutationFn: () => client.labels.rotateKey({ reason: t('key.rotate') }),
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries({ queryKey: orpc.labels.key() });
    },
  });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('key.rotate')}</Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('key.rotateTitle')}
        text={t('key.rotateText')}
        act={t('key.rotate')}
        busy={rotate.isPending}
        onConfirm={() => rotate.mutate()}
        onClose={() => setAsking(false)}
      >
        {rotate.isError ? <ErrorPanel error={rotate.error} /> : null}
      </ConfirmDialog>
    </>
  );
}
