import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { parseDateText } from '#renderer/lib/parse-date.ts';
import { ReplacingPair } from './replacing-pair.tsx';
import { ScannedUnit, useNamedUnit } from './scanned-unit.tsx';
import { useLifeChange } from './use-life-change.ts';

/** A replacement in the works, outside any case, or one that is written down late: scan the new part, say when and why. */
export function ReplaceDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const [day, setDay] = useState(today());
  const on = parseDateText(day, today());
  const fresh = useNamedUnit(code).unit;
  const isReady = fresh !== undefined && reason.trim() !== '' && on !== null;
  const replace = useLifeChange(
    (pair: { installedBarcode: string; on: string }) =>
      client.units.replace({ removedBarcode: unit.barcode, reason: reason.trim(), ...pair }),
    () => {
      onClose();
      if (fresh) void navigate({ to: '/units/$barcode', params: { barcode: fresh.barcode } });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) replace.mutate({ installedBarcode: fresh.barcode, on });
  };
  return (
    <Dialog title={t('dialog.replaceTitle', { code: unit.barcode })} opened onClose={onClose} size={620}>
      <form className="mw-form" onSubmit={submit}>
        {replace.error ? <ErrorPanel error={replace.error} /> : null}
        <span>{t('dialog.replaceText')}</span>
        <span className="mw-muted">{t('dialog.replaceCase')}</span>
        <ScannedUnit
          label={t('dialog.newPart')}
          hint={t('dialog.newPartHint')}
          value={code}
          isFocused
          onChange={setCode}
        />
        <ReplacingPair old={unit} fresh={fresh} />
        <TextInput
          label={t('dialog.on')}
          description={t('dialog.lateHint')}
          value={day}
          error={on === null}
          onChange={(event) => setDay(event.currentTarget.value)}
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
