import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { useOrderStep } from './use-order-step.ts';

export interface ReasonDialogProps {
  title: string;
  text?: string;
  act: string;
  run: (reason: string) => Promise<OrderDetail>;
  onClose: () => void;
}

/** A step that must be explained: suspend, terminate, void. */
export function ReasonDialog({ title, text, act, run, onClose }: ReasonDialogProps) {
  const { t } = useTranslation('orders');
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState('');
  const step = useOrderStep(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) step.mutate(() => run(reason.trim()));
  };
  return (
    <Dialog title={title} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {step.error ? <ErrorPanel error={step.error} /> : null}
        <Textarea
          label={t('field.reason')}
          description={text ?? null}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="danger" type="submit" busy={step.isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
