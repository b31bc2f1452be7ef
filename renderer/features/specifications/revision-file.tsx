import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AttachmentRow } from '#contract/attachments/attachments.contract.ts';
import { isEditable } from '#contract/specifications/revision-states.ts';
import type { RevisionRow, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { FileButton, filesGiven } from '#renderer/components/file-button.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { useDocumentStep } from './use-revision-acts.ts';

/** The attachment that is bound into the letter; others were replaced by it. */
function useBoundFile({ id, fileSha256 }: RevisionRow): AttachmentRow | undefined {
  const files = useQuery({
    ...orpc.attachments.list.queryOptions({ input: { entity: 'specification-revisions', entityId: id } }),
    enabled: fileSha256 !== null,
  });
  return files.data?.find(({ sha256 }) => sha256 === fileSha256);
}

function useSaveFile(file: AttachmentRow | undefined) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (!file) return;
      const { dataUrl, name } = await queries.fetchQuery(
        orpc.attachments.get.queryOptions({ input: { id: file.id } }),
      );
      const packed = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
      const bytes = Uint8Array.from(packed, (sign) => sign.charCodeAt(0));
      await currentBridge().saveFile({ suggestedName: name, bytes });
    },
  });
}

/** The PDF both sides sign: put on a letter until its signatures are recorded, read ever after. */
export function RevisionFile({
  document,
  revision,
}: {
  document: SpecificationDetail;
  revision: RevisionRow;
}) {
  const { t } = useTranslation('specifications');
  const queries = useQueryClient();
  const isOpen = isEditable(revision.state) || revision.state === 'issued';
  const mayAdd = useMay('specifications.write') && document.voidedAt === null && isOpen;
  const file = useBoundFile(revision);
  const save = useSaveFile(file);
  const step = useDocumentStep(() => void queries.invalidateQueries({ queryKey: orpc.attachments.key() }));
  const { letter, version } = revision;
  const add = ([chosen]: File[]) => {
    if (!chosen) return;
    step.mutate(() => client.attachments.addToRevision({ id: document.id, letter, version, file: chosen }));
  };
  if (!mayAdd && revision.fileSha256 === null) return null;
  const error: unknown = step.error ?? save.error;
  return (
    <section aria-label={t('file.title')} {...filesGiven(mayAdd ? add : null)}>
      <div className="mw-row between">
        <h2>{t('file.title')}</h2>
        {mayAdd ? (
          <FileButton
            tone="quiet"
            busy={step.isPending}
            word={revision.fileSha256 === null ? t('file.add') : t('file.replace')}
            accept="application/pdf"
            onFiles={add}
          />
        ) : null}
      </div>
      {error ? <ErrorPanel error={error} /> : null}
      {file ? (
        <Button tone="quiet" busy={save.isPending} onClick={() => save.mutate()}>
          {file.name}
        </Button>
      ) : (
        <p className="mw-muted">{t('file.none')}</p>
      )}
    </section>
  );
}
