import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainCodeOf } from '#contract/units/plain-code.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { KeyValues } from '#renderer/components/record/key-values.tsx';
import { client } from '#renderer/lib/client.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { ScannedUnit, useNamedUnit } from './scanned-unit.tsx';
import { usePositionWord } from './unit-words.ts';
import { useLifeChange } from './use-life-change.ts';

type BindDialogProps = { onClose: () => void } & (
  | { code: string; unit?: undefined }
  | { unit: UnitRow; code?: undefined }
);

/** A customer's code on one of our units: found by both from now on, our own stays on the label. */
export function BindDialog({ code, unit: given, onClose }: BindDialogProps) {
  const { t } = useTranslation('units');
  const { t: common } = useTranslation('common');
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const named = useNamedUnit(given === undefined ? typed : '').unit;
  const unit = given ?? named;
  const bound = plainCodeOf(code ?? typed);
  const isReady = unit !== undefined && bound !== '' && reason.trim() !== '';
  const bind = useLifeChange(
    () => client.units.bindCode({ barcode: unit?.barcode ?? '', code: bound, reason: reason.trim() }),
    () => {
      onClose();
      void navigate({ to: '/units/$barcode', params: { barcode: unit?.barcode ?? '' } });
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) bind.mutate(undefined);
  };
  return (
    <Dialog title={t('bind.title')} opened onClose={onClose}>
      <form className="mw-form" onSubmit={submit}>
        {bind.error ? <ErrorPanel error={bind.error} /> : null}
        <span className="mw-muted">{t('bind.text')}</span>
        {code === undefined ? (
          <FurtherCode value={typed} onChange={setTyped} />
        ) : (
          <ScannedUnit label={t('bind.to')} value={typed} isFocused onChange={setTyped} />
        )}
        {unit ? <WhichUnit unit={unit} /> : null}
        <TextInput
          label={t('dialog.reason')}
          placeholder={t('bind.reasonHint')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="mw-dialog-foot">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button tone="primary" type="submit" busy={bind.isPending} disabled={!isReady}>
            {unit && bound !== '' ? t('bind.both', { code: bound, barcode: unit.barcode }) : t('bind.act')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function FurtherCode({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { t } = useTranslation('units');
  useScanTarget((scan) => onChange(plainCodeOf(scan)));
  return (
    <TextInput
      label={t('bind.code')}
      placeholder={t('bind.codeHint')}
      required
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus
    />
  );
}

/** What the unit is, where it is and whose, so that a wrong one is seen before the code is on it. */
function WhichUnit({ unit }: { unit: UnitRow }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const machine = unit.parentUnitId === null ? '' : `${unit.rootBarcode} ${positionWord(unit.position)}`;
  return (
    <KeyValues
      items={[
        { label: t('field.barcode'), value: <span className="mw-mono">{unit.barcode}</span> },
        { label: t('field.name'), value: unit.name ?? t(`kind.${unit.kind}`) },
        machine !== '' && { label: t('field.machine'), value: machine },
        { label: t('field.site'), value: unit.siteName },
        { label: t('field.party'), value: unit.partyName },
      ]}
    />
  );
}
