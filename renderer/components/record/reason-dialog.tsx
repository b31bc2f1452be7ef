import { Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Dialog } from '../layout/dialog.tsx';
import { ErrorPanel } from './error-panel.tsx';

export interface ReasonDialogProps {
  title: string;
  /** What the reason is called, where that is not simply the reason. */
  label?: string;
  /** What the act means, under the label. */
  text?: string | undefined;
  /** The act by its name; the button is never just "OK". */
  act: string;
  /** An act that takes nothing away is no danger. */
  tone?: 'primary' | 'danger';
  /** The call that is under way, and what the core had against it. */
  call: { error: unknown; isPending: boolean };
  onGive: (reason: string) => void;
  onClose: () => void;
  /** What the act is about. */
  children?: ReactNode;
}

/** An act that must be explained. Enter in the reason breaks the line, it never confirms. */
export function ReasonDialog({
  title,
  label,
  text,
  act,
  tone = 'danger',
  call,
  onGive,
  onClose,
  children,
}: ReasonDialogProps) {
  const { t } = useTranslation('common');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog may stand inside a form of the page.
    event.stopPropagation();
    if (reason.trim() !== '') onGive(reason.trim());
  };
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit} onKeyDown={(event) => event.stopPropagation()}>
        {call.error ? <ErrorPanel error={call.error} /> : null}
        {children}
        <Textarea
          label={label ?? t('reason')}
          description={text ?? null}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone={tone} type="submit" busy={call.isPending} disabled={reason.trim() === ''}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
