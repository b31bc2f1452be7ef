import './record-photos.css';
import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachedTo, AttachmentRow } from '#contract/attachments/attachments.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { FileButton, filesGiven } from '#renderer/components/file-button.tsx';
import { attachFiles } from '#renderer/lib/attach-files.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { ErrorPanel } from './error-panel.tsx';

/** Photos by paste, drop, camera or file; shrunk here, kept without place data. */
export function RecordPhotos({ entity, entityId }: { entity: AttachedTo; entityId: string }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const queries = useQueryClient();
  const [isFull, setFull] = useState(false);
  const found = useQuery(orpc.attachments.list.queryOptions({ input: { entity, entityId } }));
  const add = useMutation({
    mutationFn: (files: readonly File[]) => attachFiles(entity, entityId, files, isFull ? 'full' : 'shrunk'),
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.attachments.key() }),
  });
  return (
    <div
      className="mw-photos"
      role="group"
      aria-label={t('photo.title')}
      {...filesGiven(canWrite ? add.mutate : null)}
    >
      {canWrite ? (
        <div className="mw-row">
          <FileButton
            busy={add.isPending}
            word={t('photo.choose')}
            accept="image/*,application/pdf"
            isMultiple
            onFiles={add.mutate}
          />
          <FileButton word={t('photo.take')} accept="image/*" isCamera onFiles={add.mutate} />
          <Checkbox
            label={t('photo.full')}
            checked={isFull}
            onChange={(event) => setFull(event.currentTarget.checked)}
          />
          <span className="mw-muted">{t('photo.hint')}</span>
        </div>
      ) : null}
      {add.error ? <ErrorPanel error={add.error} /> : null}
      <div className="mw-photo-list">
        {(found.data ?? []).map((one) => (
          <Photo key={one.id} row={one} />
        ))}
      </div>
      {found.data?.length === 0 ? <p className="mw-muted">{t('photo.none')}</p> : null}
    </div>
  );
}

function Photo({ row }: { row: AttachmentRow }) {
  const { t } = useTranslation('service-cases');
  const queries = useQueryClient();
  const canWrite = useMay('cases.write');
  const content = useQuery({
    ...orpc.attachments.get.queryOptions({ input: { id: row.id } }),
    enabled: row.mediaType !== 'application/pdf',
    staleTime: Number.POSITIVE_INFINITY,
  });
  const remove = useMutation({
    mutationFn: () => client.attachments.void({ id: row.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: orpc.attachments.key() }),
  });
  return (
    <figure>
      {content.data ? (
        <img src={content.data.dataUrl} alt={row.name} />
      ) : (
        <span className="paper">{row.name}</span>
      )}
      <figcaption>
        {`${formatInstant(row.createdAt).slice(5)} · ${row.createdByName ?? ''}`}
        {canWrite ? (
          <Button
            tone="quiet"
            icon
            aria-label={t('photo.remove', { name: row.name })}
            onClick={() => remove.mutate()}
          >
            ✕
          </Button>
        ) : null}
      </figcaption>
    </figure>
  );
}
