import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UnitPaper } from '#contract/units/unit-papers.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { currentBridge } from '#renderer/lib/bridge.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { useMay } from '#renderer/lib/session.ts';
import { usePaperName } from './paper-words.ts';

function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
}

/** One paper: a picture as it is, a PDF to be saved; what hangs on the unit itself can be taken off. */
export function PaperDialog({ paper, onClose }: { paper: UnitPaper; onClose: () => void }) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const queries = useQueryClient();
  const mayRemove = useMay('cases.write') && paper.caseId === null;
  const title = usePaperName()(paper);
  const content = useQuery(orpc.attachments.get.queryOptions({ input: { id: paper.id } }));
  const save = useMutation({
    mutationFn: async (dataUrl: string) => {
      await currentBridge().saveFile({ suggestedName: paper.name ?? title, bytes: bytesOf(dataUrl) });
    },
  });
  const remove = useMutation({
    mutationFn: () => client.attachments.void({ id: paper.id }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.units.papers.key() });
      onClose();
    },
  });
  const { data } = content;
  const error: unknown = content.error ?? save.error ?? remove.error;
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      size={760}
      foot={
        <>
          <Button onClick={onClose}>{common('close')}</Button>
          {mayRemove ? (
            <Button tone="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('papers.remove')}
            </Button>
          ) : null}
          <Button
            tone="primary"
            busy={save.isPending}
            disabled={!data}
            onClick={() => data && save.mutate(data.dataUrl)}
          >
            {t('papers.save')}
          </Button>
        </>
      }
    >
      {error ? <ErrorPanel error={error} /> : null}
      {data && paper.mediaType !== 'application/pdf' ? (
        <img className="mw-paper-picture" src={data.dataUrl} alt={title} />
      ) : null}
    </Dialog>
  );
}
