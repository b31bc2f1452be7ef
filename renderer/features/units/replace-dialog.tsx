import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { useLifeChange } from './use-life-change.ts';

/** A replacement in the works, outside any case: scan the new part, say why. */
export function ReplaceDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const isReady = code.trim() !== '' && reason.trim() !== '';
  const replace = useLifeChange(
    () =>
      client.units.replace({
        removedBarcode: unit.barcode,
        installedBarcode: code.trim(),
        reason: reason.trim(),
      }),
    () => {
      onClose();
      void navigate({ to: '/units/$barcode', params: { barcode: code.trim() } });
    },
  );
  useScanTarget(setCode);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) replace.mutate(undefined);
  };
  return (
    <Dialog title={t('dialog.replaceTitle', { code: unit.barcode })} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {replace.error ? <ErrorPanel error={replace.error} /> : null}
        <span>{t('dialog.replaceText')}</span>
        <span className="mw-muted">{t('dialog.replaceCase')}</span>
        <TextInput
          label={t('dialog.newPart')}
          placeholder={t('dialog.newPartHint')}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('dialog.reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={replace.isPending} disabled={!isReady}>
            {t('act.replace')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
