import { useTranslation } from 'react-i18next';
import type { RevisionRow, SpecificationDetail } from '#contract/specifications/specifications.schema.ts';
import { ConfirmDialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useDocumentStep } from './use-revision-acts.ts';

export interface StepDialogProps {
  document: SpecificationDetail;
  revision: RevisionRow;
  onClose: () => void;
}

/** Issuing freezes the content, so it is asked once. */
export function IssueDialog({ document, revision, onClose }: StepDialogProps) {
  const { t } = useTranslation('specifications');
  const step = useDocumentStep(onClose);
  const { letter, version } = revision;
  return (
    <ConfirmDialog
      opened
      title={t('confirm.issue', { letter })}
      text={t('confirm.issueText')}
      act={t('confirm.issueAct', { letter })}
      busy={step.isPending}
      onConfirm={() =>
        step.mutate(() => client.specifications.issueRevision({ id: document.id, letter, version }))
      }
      onClose={onClose}
    >
      {step.error ? <ErrorPanel error={step.error} /> : null}
    </ConfirmDialog>
  );
}
