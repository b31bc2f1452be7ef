import { useTranslation } from 'react-i18next';
import { RECORDED_TYPES, type UnitRow } from '#contract/units/units.schema.ts';
import type { FieldDefinition, FormValues } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { Dialog } from '#renderer/components/layout/dialog.tsx';
import { client } from '#renderer/lib/client.ts';
import { formatNumber, today } from '#renderer/lib/format.ts';
import { pickParty, pickSite } from '#renderer/lib/pickers.ts';
import { PositionField } from './position-field.tsx';
import { isAskedOf, recordedEvent, recordForm } from './recorded-event.ts';
import { ScannedUnit } from './scanned-unit.tsx';
import { useLifeChange } from './use-life-change.ts';

interface RecordDialogProps {
  unit: UnitRow;
  /** Any event, only a meter reading, or only where it goes. */
  what: keyof typeof WANTED;
  onClose: () => void;
}

const MOVES = ['STOCKED', 'SHIPPED', 'ARRIVED', 'ON_SITE', 'RETURNED'] as const;
const WANTED = {
  record: null,
  hours: ['on', 'runningHours', 'isMeterReset', 'reason', 'operator'],
  move: ['type', 'on', 'siteId', 'toSiteId', 'partyId', 'place', 'operator', 'note'],
} as const;

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

function useMeterFields(unit: UnitRow): FieldDefinition[] {
  const { t } = useTranslation('units');
  const last = unit.runningHours === null ? '' : t('dialog.last', { hours: formatNumber(unit.runningHours) });
  return [
    { kind: 'number', name: 'runningHours', label: t('dialog.hours'), hint: last },
    {
      kind: 'flag',
      name: 'isMeterReset',
      label: t('dialog.reset'),
      isShown: (values) => values.runningHours != null,
    },
  ];
}

/** What it is built into, typed or scanned, and where in it. */
function useInstallFields(): FieldDefinition[] {
  const { t } = useTranslation('units');
  return [
    {
      kind: 'custom',
      name: 'parentBarcode',
      label: t('dialog.parent'),
      isRequired: true,
      isShown: isAskedOf('parentBarcode'),
      render: ({ value, ...field }) => (
        <ScannedUnit
          {...field}
          name="parentBarcode"
          label={t('dialog.parent')}
          hint={t('dialog.parentHint')}
          value={asText(value)}
        />
      ),
    },
    {
      kind: 'custom',
      name: 'position',
      label: t('field.position'),
      isRequired: true,
      isShown: isAskedOf('position'),
      render: ({ value, values, ...field }) => (
        <PositionField {...field} parent={asText(values.parentBarcode)} value={asText(value)} />
      ),
    },
  ];
}

function usePlaceFields(unit: UnitRow): FieldDefinition[] {
  const { t } = useTranslation('units');
  return [
    ...useInstallFields(),
    {
      kind: 'reference',
      name: 'siteId',
      label: t('field.site'),
      load: pickSite,
      selectedLabel: unit.siteName,
      isShown: isAskedOf('siteId'),
    },
    {
      kind: 'reference',
      name: 'toSiteId',
      label: t('dialog.toSite'),
      hint: t('dialog.toSiteHint'),
      load: pickSite,
      isShown: isAskedOf('toSiteId'),
    },
    {
      kind: 'reference',
      name: 'partyId',
      label: t('field.party'),
      load: pickParty,
      selectedLabel: unit.partyName,
      isShown: isAskedOf('partyId'),
    },
    { kind: 'text', name: 'place', label: t('dialog.place') },
  ];
}

function useEventFields(unit: UnitRow, what: RecordDialogProps['what']): FieldDefinition[] {
  const { t } = useTranslation('units');
  const choices = (what === 'move' ? MOVES : RECORDED_TYPES).map((type) => ({
    value: type,
    word: t(`event.${type}`),
    keywords: type,
  }));
  return [
    { kind: 'choice', name: 'type', label: t('dialog.event'), isRequired: true, choices },
    { kind: 'date', name: 'on', label: t('dialog.on') },
    ...usePlaceFields(unit),
    ...useMeterFields(unit),
    { kind: 'text', name: 'operator', label: t('dialog.operator') },
    { kind: 'text', name: 'reason', label: t('dialog.reason') },
    { kind: 'textarea', name: 'note', label: t('dialog.note'), span: 2 },
  ];
}

/** One event by hand: type and day, and what that type needs. The order is checked by the core. */
export function RecordDialog({ unit, what, onClose }: RecordDialogProps) {
  const { t } = useTranslation('units');
  const all = useEventFields(unit, what);
  const wanted: readonly string[] | null = WANTED[what];
  const fields = wanted === null ? all : all.filter((field) => wanted.includes(field.name));
  const change = useLifeChange(
    (input: FormValues) => client.units.record(recordedEvent(unit.barcode, input)),
    onClose,
  );
  const title = t(`dialog.${what}Title`, { code: unit.barcode });
  const place = { on: today(), siteId: unit.siteId, partyId: unit.partyId };
  const first = unit.isAway ? 'ON_SITE' : 'STOCKED';
  return (
    <Dialog title={title} opened onClose={onClose} size={620}>
      <RecordForm
        form="unit-events"
        recordId={`${unit.id} ${what === 'record' ? 'event' : what}`}
        version={0}
        label={title}
        schema={what === 'hours' ? recordForm.omit({ type: true }) : recordForm}
        sections={[{ fields }]}
        initialValues={
          what === 'hours' ? { on: today() } : { type: what === 'move' ? first : 'INSPECTED', ...place }
        }
        columns={2}
        onCancel={onClose}
        onSave={async (input) => {
          await change.mutateAsync(input);
        }}
        onSaved={onClose}
      />
    </Dialog>
  );
}
