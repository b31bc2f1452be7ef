import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
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
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState('');
  const step = useDocumentStep(props.onClose);
  const closing = useClosing(props);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) step.mutate(() => closing.run(reason.trim()));
  };
  return (
    <Dialog title={closing.title} opened onClose={props.onClose}>
      <form className="mw-form" onSubmit={submit}>
        {step.error ? <ErrorPanel error={step.error} /> : null}
        <Textarea
          label={t('field.reason')}
          description={props.closing === 'void' ? t('confirm.voidText') : null}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className="mw-dialog-foot">
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button
            tone={props.closing === 'return' ? 'primary' : 'danger'}
            type="submit"
            busy={step.isPending}
          >
            {closing.act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
