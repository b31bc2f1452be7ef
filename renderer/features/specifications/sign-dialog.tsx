import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/components/button.tsx';
import { DateFieldInput } from '#renderer/components/form/date-field.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { client } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { useCurrentUser } from '#renderer/lib/session.ts';
import type { StepDialogProps } from './issue-dialog.tsx';
import { useDocumentStep } from './use-revision-acts.ts';

/** Records who signed and when; says beforehand which letter gives way. */
export function SignDialog({ document, revision, onClose }: StepDialogProps) {
  const { t } = useTranslation('specifications');
  const { t: common } = useTranslation('common');
  const user = useCurrentUser();
  const step = useDocumentStep(onClose);
  const [signedOn, setSignedOn] = useState<string | null>(today());
  const [byUs, setByUs] = useState(user?.displayName ?? '');
  const [byCustomer, setByCustomer] = useState('');
  const { letter, version } = revision;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const names = { signedByCustomer: byCustomer, ...(byUs.trim() ? { signedByUs: byUs } : {}) };
    const key = { id: document.id, letter, version };
    step.mutate(() =>
      client.specifications.signRevision({ ...key, ...names, ...(signedOn ? { signedOn } : {}) }),
    );
  };
  return (
    <Dialog title={t('sign.title', { no: document.no, letter })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {step.error ? <ErrorPanel error={step.error} /> : null}
        <Note tone="run">
          {t('sign.text')}
          {document.signedLetter ? <div>{t('sign.replaces', { letter: document.signedLetter })}</div> : null}
        </Note>
        <TextInput
          label={t('field.signedByCustomer')}
          required
          value={byCustomer}
          onChange={(event) => setByCustomer(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('field.signedByUs')}
          value={byUs}
          onChange={(event) => setByUs(event.currentTarget.value)}
        />
        <DateFieldInput
          definition={{ kind: 'date', name: 'signedOn', label: t('field.signedOn'), isRequired: true }}
          value={signedOn}
          error={undefined}
          onChange={(value) => setSignedOn(typeof value === 'string' ? value : null)}
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={step.isPending}>
            {t('sign.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
