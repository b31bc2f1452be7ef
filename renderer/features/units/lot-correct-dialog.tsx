import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitLots } from '#contract/units/unit-lots.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useLifeChange } from './use-life-change.ts';

interface LotCorrectProps {
  lot: UnitLots['built'][number];
  onClose: () => void;
}

/** Takes a lot back that was written down by mistake; the reason stays in the log. */
export function LotCorrectDialog({ lot, onClose }: LotCorrectProps) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState('');
  const word = t('act.correctOf', { event: `${lot.name} ${lot.lotNo}` });
  const correct = useLifeChange(
    (text: string) => client.units.correctLot({ id: lot.id, reason: text }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) correct.mutate(reason.trim());
  };
  return (
    <Dialog title={word} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {correct.error ? <ErrorPanel error={correct.error} /> : null}
        <Textarea
          label={t('dialog.reason')}
          required
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
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
