import { useTranslation } from 'react-i18next';
import { type UnitRow, unitUpdate } from '#contract/units/units.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client } from '#renderer/lib/client.ts';
import { useLifeChange } from './use-life-change.ts';

const schema = unitUpdate.omit({ barcode: true, version: true });

/** What is written about a unit; its code, its events and its place have acts of their own. */
export function EditDialog({ unit, onClose }: { unit: UnitRow; onClose: () => void }) {
  const { t } = useTranslation('units');
  const { barcode, version, factoryNo, exceptions, lotNo, madeOn, certificateNo, note } = unit;
  const change = useLifeChange((input: object) =>
    client.units.update(unitUpdate.parse({ ...input, barcode, version })),
  );
  return (
    <FormDialog
      title={t('dialog.editTitle', { code: barcode })}
      form="units-edit"
      recordId={unit.id}
      version={version}
      schema={schema}
      initialValues={{ factoryNo, exceptions, lotNo, madeOn, certificateNo, note, ...stampOf(unit) }}
      fields={[
        { kind: 'text', name: 'factoryNo', label: t('field.factoryNo') },
        { kind: 'text', name: 'lotNo', label: t('field.lotNo') },
        { kind: 'date', name: 'madeOn', label: t('field.madeOn') },
        { kind: 'text', name: 'certificateNo', label: t('field.certificateNo') },
        { kind: 'textarea', name: 'note', label: t('field.note'), span: 2 },
      ]}
      onSave={async (given) => {
        // An emptied field says nothing: two empty numbers are not the same number.
        const fields = Object.entries(given).map(([name, value]) => [name, value === '' ? null : value]);
        await change.mutateAsync(Object.fromEntries(fields));
      }}
      onClose={onClose}
    />
  );
}
