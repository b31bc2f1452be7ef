import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, type ClipboardEvent, type DragEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '#contract/attachments/attachments.contract.ts';
import { Button } from '#renderer/components/button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { formatInstant } from '#renderer/lib/format.ts';
import { filesOf, shrunkPhoto } from '#renderer/lib/photo.ts';
import { useMay } from '#renderer/lib/session.ts';

/** Photos by paste, drop, camera or file; shrunk here, kept without place data. */
export function CasePhotos({ caseId }: { caseId: string }) {
  const { t } = useTranslation('service-cases');
  const canWrite = useMay('cases.write');
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const found = useQuery(
    orpc.attachments.list.queryOptions({ input: { entity: 'service-cases', entityId: caseId } }),
  );
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        await client.attachments.add({
          entity: 'service-cases',
          entityId: caseId,
          purpose: file.type === 'application/pdf' ? 'document' : 'photo',
          file: await shrunkPhoto(file),
        });
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: orpc.attachments.key() }),
  });
  const take = (data: DataTransfer | null, event: ClipboardEvent | DragEvent) => {
    const files = filesOf(data);
    if (files.length === 0 || !canWrite) return;
    event.preventDefault();
    add.mutate(files);
  };
  const taken = (event: ChangeEvent<HTMLInputElement>) => {
    add.mutate([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  return (
    <div
      className="mw-photos"
      role="group"
      aria-label={t('photo.title')}
      onPaste={(event) => take(event.clipboardData, event)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event.dataTransfer, event)}
    >
      {canWrite ? (
        <div className="mw-row">
          <Button busy={add.isPending} onClick={() => input.current?.click()}>
            {t('photo.choose')}
          </Button>
          <Button onClick={() => camera.current?.click()}>{t('photo.take')}</Button>
          <span className="mw-muted">{t('photo.hint')}</span>
          <input
            ref={input}
            type="file"
            accept="image/*,application/pdf"
            multiple
            hidden
            aria-label={t('photo.choose')}
            onChange={taken}
          />
          <input
            ref={camera}
            type="file"
            accept="image/*"
            capture="environment"
            hidden
            aria-label={t('photo.take')}
            onChange={taken}
          />
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
