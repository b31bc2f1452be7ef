import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBinding } from '#contract/units/bound-code.ts';
import type { UnitEventRow } from '#contract/units/unit-life.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { EventText } from './event-text.tsx';
import { useEventWord } from './unit-words.ts';
import { useLifeChange } from './use-life-change.ts';

/** Takes an event back with a reason; nothing is deleted. */
export function CorrectDialog({
  barcode,
  event,
  onClose,
}: {
  barcode: string;
  event: UnitEventRow;
  onClose: () => void;
}) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState('');
  const correct = useLifeChange(
    (text: string) => client.units.correct({ barcode, seq: event.seq, reason: text }),
    onClose,
  );
  const word = t('act.correctOf', { event: useEventWord()(event) });
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    if (reason.trim()) correct.mutate(reason.trim());
  };
  return (
    <Dialog title={word} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {correct.error ? <ErrorPanel error={correct.error} /> : null}
        <EventText event={event} machine={null} />
        <span className="mw-muted">{t(isBinding(event) ? 'bind.correctText' : 'dialog.correctText')}</span>
        <Textarea
          label={t('dialog.reason')}
          required
          rows={2}
          value={reason}
          onChange={(changed) => setReason(changed.currentTarget.value)}
          data-autofocus
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="danger" type="submit" busy={correct.isPending} disabled={reason.trim() === ''}>
            {word}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
