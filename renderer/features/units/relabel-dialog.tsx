import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { TakenCodes } from './taken-codes.tsx';
import { useLifeChange } from './use-life-change.ts';

/** Another code for a unit that carried a wrong one; the new one may be scanned. */
export function RelabelDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const [newBarcode, setNewBarcode] = useState('');
  const [reason, setReason] = useState('');
  const isReady = newBarcode.trim() !== '' && reason.trim() !== '';
  const relabel = useLifeChange(
    () =>
      client.units.relabel({ barcode: unit.barcode, newBarcode: newBarcode.trim(), reason: reason.trim() }),
    () => {
      onClose();
      void navigate({ to: '/units/$barcode', params: { barcode: plainCodeOf(newBarcode) } });
    },
  );
  useScanTarget((scan) => setNewBarcode(plainCodeOf(scan)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) relabel.mutate(undefined);
  };
  return (
    <Dialog title={t('dialog.relabelTitle', { code: unit.barcode })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {relabel.error ? <ErrorPanel error={relabel.error} /> : null}
        <span className="mw-muted">{t('dialog.relabelText')}</span>
        <TextInput
          label={t('dialog.newCode')}
          required
          value={newBarcode}
          onChange={(event) => setNewBarcode(event.currentTarget.value)}
          data-autofocus
        />
        {newBarcode.trim() !== '' && !relabel.isPending ? (
          <TakenCodes codes={[plainCodeOf(newBarcode)]} />
        ) : null}
        <TextInput
          label={t('dialog.reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={relabel.isPending} disabled={!isReady}>
            {t('act.relabel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
