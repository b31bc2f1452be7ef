import { useTranslation } from 'react-i18next';
import { isOtherPart } from '#contract/units/other-part.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { Note } from '#renderer/components/record/note.tsx';
import { usePositionWord } from './unit-words.ts';

/** Both parts of a replacement before it is written: what they are, where they are, and a part of another drawing. */
export function ReplacingPair({ old, fresh }: { old: UnitRow; fresh: UnitRow | undefined }) {
  const { t } = useTranslation('units');
  const { t: cases } = useTranslation('service-cases');
  const positionWord = usePositionWord();
  const placeOf = (unit: UnitRow) =>
    (unit.parentUnitId === null
      ? [t(`status.${unit.status}`), unit.siteName, unit.partyName]
      : [unit.rootBarcode, positionWord(unit.position)]
    )
      .filter(Boolean)
      .join(' · ');
  const rows = [
    { id: 'old', what: `− ${t('event.REMOVED')}`, unit: old },
    ...(fresh ? [{ id: 'fresh', what: `+ ${t('event.INSTALLED')}`, unit: fresh }] : []),
  ];
  return (
    <>
      <DetailTable
        label={t('dialog.pair')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'what', header: t('dialog.event'), width: 70, cell: (row) => row.what },
          {
            id: 'code',
            header: t('field.barcode'),
            width: 140,
            cell: ({ unit }) => <span className="mw-mono">{unit.barcode}</span>,
          },
          {
            id: 'part',
            header: t('field.part'),
            cell: ({ unit }) => [unit.name, unit.drawingNo, unit.partRevision].filter(Boolean).join(' '),
          },
          { id: 'place', header: t('dialog.place'), cell: ({ unit }) => placeOf(unit) },
        ]}
      />
      {fresh && isOtherPart(fresh, old) ? (
        <Note tone="warn">
          <span role="status">{cases('replace.otherPart', { drawing: fresh.drawingNo ?? '' })}</span>
        </Note>
      ) : null}
    </>
  );
}
