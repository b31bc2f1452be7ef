import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lotCodeOf } from '#contract/units/plain-code.ts';
import type { UnitLots } from '#contract/units/unit-lots.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { formatQuantity } from '#renderer/lib/format.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { useScanTarget } from '#renderer/lib/use-scan-target.ts';
import { BuiltLots, useUnitLots } from './built-lots.tsx';
import { usePositionWord } from './unit-words.ts';
import { useLifeChange } from './use-life-change.ts';

type Asked = UnitLots['asked'][number];
interface Typed {
  lotNo: string;
  quantity: string;
}

/** Lines the bill follows by lot or amount: the lot and how much went in, typed beside the line, written down together. */
export function BuildLots({ barcode, on }: { barcode: string; on: string | null }) {
  const { t } = useTranslation('units');
  const lots = useUnitLots(barcode);
  const asked = lots?.asked ?? [];
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const typedOf = ({ position, quantity }: Asked): Typed =>
    typed[position] ?? { lotNo: '', quantity: formatQuantity(quantity) };
  const filled = asked.flatMap((line) => {
    const { lotNo, quantity } = typedOf(line);
    const amount = parseAmountText(quantity, 1000);
    if (lotNo.trim() === '' || typeof amount !== 'number' || amount <= 0) return [];
    return [{ partId: line.partId, position: line.position, lotNo: lotNo.trim(), quantity: amount }];
  });
  const save = useLifeChange(
    () => client.units.buildLots({ barcode, lots: filled, ...(on ? { on } : {}) }),
    () => setTyped({}),
  );
  if (asked.length === 0) return <BuiltLots lots={lots} />;
  const change = (line: Asked, patch: Partial<Typed>) =>
    setTyped((old) => ({ ...old, [line.position]: { ...typedOf(line), ...patch } }));
  return (
    <>
      <h2>{t('lots.ask')}</h2>
      {save.error ? <ErrorPanel error={save.error} /> : null}
      <AskedLines asked={asked} typedOf={typedOf} onChange={change} />
      <div className="mw-row">
        <Button
          busy={save.isPending}
          disabled={filled.length === 0 || on === null}
          onClick={() => save.mutate(undefined)}
        >
          {t('lots.act', { count: filled.length })}
        </Button>
      </div>
      <BuiltLots lots={lots} />
    </>
  );
}

interface AskedLinesProps {
  asked: readonly Asked[];
  typedOf: (line: Asked) => Typed;
  onChange: (line: Asked, patch: Partial<Typed>) => void;
}

function AskedLines({ asked, typedOf, onChange }: AskedLinesProps) {
  const { t } = useTranslation('units');
  const positionWord = usePositionWord();
  const [at, setAt] = useState<string | null>(null);
  // A lot label scanned into the field of its line is no part to be built in.
  useScanTarget(
    (scan) => {
      const line = asked.find(({ position }) => position === at);
      if (line) onChange(line, { lotNo: lotCodeOf(scan).trim() });
    },
    { isWaiting: at !== null },
  );
  const input = (line: Asked, name: keyof Typed, label: string) => (
    <TextInput
      size="xs"
      aria-label={`${positionWord(line.position)} ${label}`}
      value={typedOf(line)[name]}
      onChange={(event) => onChange(line, { [name]: event.currentTarget.value })}
      onFocus={() => setAt(name === 'lotNo' ? line.position : null)}
      onBlur={() => setAt(null)}
    />
  );
  return (
    <DetailTable
      label={t('lots.ask')}
      rows={asked}
      rowKey={(line) => line.position}
      columns={[
        {
          id: 'position',
          header: t('field.position'),
          width: 130,
          cell: (line) => positionWord(line.position),
        },
        {
          id: 'part',
          header: t('field.part'),
          cell: (line) => [line.name, line.drawingNo, line.revision].filter(Boolean).join(' · '),
        },
        {
          id: 'lot',
          header: t('field.lotNo'),
          width: 150,
          cell: (line) => input(line, 'lotNo', t('field.lotNo')),
        },
        {
          id: 'quantity',
          header: t('lots.quantity'),
          width: 100,
          cell: (line) => input(line, 'quantity', t('lots.quantity')),
        },
        { id: 'uom', header: t('lots.uom'), width: 60, cell: (line) => line.uom },
      ]}
    />
  );
}
