import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BomView, bomSave } from '#contract/products/boms.contract.ts';
import type { FormValues } from '#renderer/components/form/form-types.ts';
import { RecordForm } from '#renderer/components/form/record-form.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickPart } from '#renderer/lib/pickers.ts';

export interface BomFormProps {
  owner: { productId: string } | { partId: string };
  title: string;
  /** The draft to edit; null makes the next letter. */
  bom: BomView | null;
  /** The letter the next one begins from. */
  basis: BomView | null;
  onSaved: (id: string) => void;
}

const SCHEMA = bomSave.omit({ productId: true, partId: true, id: true, version: true });
const emptyLine = (): FormValues => ({ quantity: 1000 });

const lineValues = ({ lines }: BomView): FormValues[] =>
  lines.map(({ position, partId, quantity, capacity, note }) => ({
    ...{ position, partId, quantity, capacity, note },
  }));

/** Drawing numbers seen so far: those of the bill, and those the picker has offered. */
function useDrawings(basis: BomView | null) {
  const { t } = useTranslation('products');
  const [names] = useState(
    () =>
      new Map(
        basis?.lines.map((line) => [
          line.partId,
          [line.drawingNo, line.revision, line.name].filter(Boolean).join(' '),
        ]),
      ),
  );
  const load = async (text: string, signal: AbortSignal) => {
    const rows = (await pickPart(text, signal)).map((row) => ({ ...row, label: `${row.hint} ${row.label}` }));
    for (const row of rows) names.set(row.id, row.label);
    return rows;
  };
  return {
    kind: 'reference' as const,
    name: 'partId',
    label: t('field.part'),
    isRequired: true,
    load,
    labelOf: (id: string) => names.get(id),
  };
}

/** Lines of a draft: place, part, how much, how many places. Enter in the last cell adds a line. */
export function BomForm({ owner, title, bom, basis, onSaved }: BomFormProps) {
  const { t } = useTranslation('products');
  const queries = useQueryClient();
  const drawing = useDrawings(bom ?? basis);
  const from = bom ?? basis;
  const saved = { id: '' };
  const ownerId = 'productId' in owner ? owner.productId : owner.partId;
  return (
    <div className="mw-form-page">
      <RecordForm
        form="boms"
        recordId={bom?.id ?? `${ownerId} new`}
        version={bom?.version ?? 0}
        label={title}
        schema={SCHEMA}
        columns={3}
        initialValues={
          from
            ? { note: bom?.note ?? '', lines: lineValues(from), ...(bom ? stampOf(bom) : {}) }
            : { lines: [] }
        }
        sections={[
          {
            title: bom ? t('bom.draftOf', { letter: bom.letter }) : t('bom.new'),
            fields: [
              { kind: 'text', name: 'note', label: t('bom.note'), span: 3 },
              {
                kind: 'lines',
                name: 'lines',
                label: t('bom.title'),
                span: 3,
                emptyLine,
                minLines: 1,
                columns: [
                  { kind: 'text', name: 'position', label: t('bom.position'), width: 170, isRequired: true },
                  drawing,
                  {
                    kind: 'quantity',
                    name: 'quantity',
                    label: t('bom.quantity'),
                    width: 90,
                    isRequired: true,
                  },
                  { kind: 'number', name: 'capacity', label: t('bom.capacity'), width: 80 },
                  { kind: 'text', name: 'note', label: t('bom.note'), width: 180 },
                ],
              },
            ],
          },
        ]}
        onSave={async (input) => {
          const known = bom ? { id: bom.id, version: bom.version } : {};
          saved.id = (await client.products.saveBom(bomSave.parse({ ...input, ...owner, ...known }))).id;
          await queries.invalidateQueries({ queryKey: orpc.products.key() });
        }}
        onSaved={() => onSaved(saved.id)}
      />
    </div>
  );
}
