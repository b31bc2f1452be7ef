import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitLots } from '#contract/units/unit-lots.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { orpc } from '#renderer/lib/client.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import { useMay } from '#renderer/lib/session.ts';
import { LotCorrectDialog } from './lot-correct-dialog.tsx';
import { usePositionWord } from './unit-words.ts';

type Built = UnitLots['built'][number];

/** The lots of a unit; with `only` its bill is left alone. */
export function useUnitLots(barcode: string, only?: 'built'): UnitLots | undefined {
  return useQuery(orpc.units.lots.queryOptions({ input: { barcode, ...(only ? { only } : {}) } })).data;
}

/** Which lots of parts without codes are in the unit; nothing where there are none. */
export function BuiltLots({ lots }: { lots: UnitLots | undefined }) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const [wrong, setWrong] = useState<Built | null>(null);
  const canWrite = useMay('units.write');
  const built = lots?.built ?? [];
  if (built.length === 0) return null;
  return (
    <>
      <h2>{t('lots.title')}</h2>
      <DetailTable
        label={t('lots.title')}
        rows={built}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'part',
            header: t('field.part'),
            cell: (row) =>
              [row.name, row.position === null ? row.drawingNo : positionWord(row.position)].join(' · '),
          },
          { id: 'lot', header: t('field.lotNo'), width: 84, cell: (row) => row.lotNo },
          {
            id: 'quantity',
            header: t('lots.quantity'),
            width: 64,
            isNumber: true,
            cell: (row) => formatQuantity(row.quantity, row.uom),
          },
          {
            id: 'act',
            header: t('act.correct'),
            width: 52,
            cell: (row) =>
              canWrite ? (
                <Button
                  tone="quiet"
                  aria-label={t('act.correctOf', { event: row.lotNo })}
                  onClick={() => setWrong(row)}
                >
                  {t('act.correct')}
                </Button>
              ) : null,
          },
        ]}
      />
      {wrong ? <LotCorrectDialog lot={wrong} onClose={() => setWrong(null)} /> : null}
    </>
  );
}
