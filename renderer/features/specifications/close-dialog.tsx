import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import type { StepDialogProps } from './issue-dialog.tsx';
import { useDocumentStep } from './use-revision-acts.ts';

export type Closing = 'return' | 'void' | 'voidDocument';

function useClosing({ document, revision, closing }: StepDialogProps & { closing: Closing }) {
  const { t } = useTranslation('specifications');
  const { letter } = revision;
  const { id, no } = document;
  const key = { id, letter, version: revision.version };
  switch (closing) {
    case 'return':
      return {
        title: t('confirm.return', { letter }),
        act: t('confirm.returnAct'),
        run: (reason: string) => client.specifications.returnRevision({ ...key, reason }),
      };
    case 'void':
      return {
        title: t('confirm.void', { letter }),
        act: t('confirm.voidAct', { letter }),
        run: (reason: string) => client.specifications.voidRevision({ ...key, reason }),
      };
    default:
      return {
        title: t('confirm.voidDocument', { no }),
        act: t('confirm.voidDocumentAct'),
        run: (reason: string) => client.specifications.void({ id, version: document.version, reason }),
      };
  }
}

/** Steps that need a reason: back to the author, void. */
export function CloseDialog(props: StepDialogProps & { closing: Closing }) {
  const { t } = useTranslation('specifications');
  const step = useDocumentStep(props.onClose);
  const { title, act, run } = useClosing(props);
  return (
    <ReasonDialog
      title={title}
      label={t('field.reason')}
      text={props.closing === 'void' ? t('confirm.voidText') : undefined}
      act={act}
      tone={props.closing === 'return' ? 'primary' : 'danger'}
      call={step}
      onGive={(reason) => step.mutate(() => run(reason))}
      onClose={props.onClose}
    />
  );
}
