import './service-cases.css';
import { TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WHOLE_UOMS } from '#contract/kit/values.ts';
import type { VisitPartRow, VisitRow } from '#contract/service-cases/service-cases.schema.ts';
import { Button } from '#renderer/components/button.tsx';
import { PartInput, type PickedPart } from '#renderer/components/form/part-input.tsx';
import { DetailTable } from '#renderer/components/record/detail-table.tsx';
import { ErrorPanel } from '#renderer/components/record/error-panel.tsx';
import { client } from '#renderer/lib/client.ts';
import { formatMoney, formatQuantity } from '#renderer/lib/format.ts';
import { parseAmountText } from '#renderer/lib/parse-amount.ts';
import { useCaseChange } from './use-case-change.ts';

function amountOf(part: VisitPartRow): number | null {
  return part.priceMinor === null ? null : Math.round((part.priceMinor * part.quantity) / 1000);
}

/** Consumables and parts that are counted, not tracked one by one. */
export function PartsUsed({ visit, isEditable }: { visit: VisitRow; isEditable: boolean }) {
  const { t } = useTranslation('service-cases');
  const counted = visit.parts.filter((part) => part.pairId === null);
  const remove = useCaseChange((id: string) => client.serviceCases.removeVisitPart({ id }));
  return (
    <>
      <h2>{t('parts.title')}</h2>
      <DetailTable
        label={t('parts.title')}
        rows={counted}
        rowKey={(part) => part.id}
        empty={t('parts.none')}
        columns={[
          { id: 'part', header: t('parts.part'), cell: (part) => part.part },
          { id: 'lot', header: t('parts.lot'), width: 90, cell: (part) => part.lotNo },
          {
            id: 'quantity',
            header: t('parts.quantity'),
            width: 90,
            isNumber: true,
            cell: (part) => formatQuantity(part.quantity, part.uom),
          },
          {
            id: 'price',
            header: t('parts.price'),
            width: 90,
            isNumber: true,
            cell: (part) => formatMoney(part.priceMinor),
          },
          {
            id: 'amount',
            header: t('parts.amount'),
            width: 100,
            isNumber: true,
            cell: (part) => formatMoney(amountOf(part)),
          },
          {
            id: 'act',
            header: t('parts.act'),
            width: 56,
            cell: (part) =>
              isEditable ? (
                <Button
                  tone="quiet"
                  icon
                  aria-label={t('parts.remove', { part: part.part ?? '' })}
                  onClick={() => remove.mutate(part.id)}
                >
                  ✕
                </Button>
              ) : null,
          },
        ]}
      />
      {remove.error ? <ErrorPanel error={remove.error} /> : null}
      {isEditable ? <AddPart visitId={visit.id} /> : null}
    </>
  );
}

/** The unit most parts are counted in. */
const PIECE = WHOLE_UOMS[2];

function useNewPart(visitId: string, onAdded: () => void) {
  const [part, setPart] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [picked, setPicked] = useState<PickedPart | null>(null);
  const [uom, setUom] = useState<string>(PIECE);
  const [lotNo, setLotNo] = useState('');
  const [price, setPrice] = useState('');
  const parsed = { quantity: parseAmountText(quantity, 1000), price: parseAmountText(price, 100) };
  const add = useCaseChange(
    (amounts: { quantity: number; priceMinor: number | null }) =>
      client.serviceCases.addVisitPart({
        visitId,
        // Text that was changed after a part was chosen is no longer that part.
        partId: picked?.label === part ? picked.id : null,
        part: part.trim(),
        lotNo: lotNo.trim() || null,
        uom: uom.trim() || PIECE,
        ...amounts,
      }),
    () => {
      setPart('');
      setPicked(null);
      setQuantity('1');
      setLotNo('');
      setPrice('');
      onAdded();
    },
  );
  const isReady =
    part.trim() !== '' && typeof parsed.quantity === 'number' && parsed.quantity > 0 && parsed.price !== null;
  const submit = () => {
    if (!isReady || typeof parsed.quantity !== 'number' || parsed.price === null) return;
    add.mutate({ quantity: parsed.quantity, priceMinor: parsed.price === '' ? null : parsed.price });
  };
  return {
    part,
    setPart,
    setPicked,
    quantity,
    setQuantity,
    uom,
    setUom,
    lotNo,
    setLotNo,
    price,
    setPrice,
    add,
    isReady,
    submit,
  };
}

/** One line to type, Enter adds it and is ready for the next. */
function AddPart({ visitId }: { visitId: string }) {
  const { t } = useTranslation('service-cases');
  const first = useRef<HTMLInputElement>(null);
  const model = useNewPart(visitId, () => first.current?.focus());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    model.submit();
  };
  return (
    <form className="mw-visit-line" onSubmit={submit} aria-label={t('parts.add')}>
      <PartInput
        ref={first}
        label={t('parts.part')}
        hint={t('parts.hint')}
        text={model.part}
        onText={model.setPart}
        onPick={model.setPicked}
      />
      <TextInput
        aria-label={t('parts.quantity')}
        value={model.quantity}
        onChange={(event) => model.setQuantity(event.currentTarget.value)}
        inputMode="decimal"
      />
      <TextInput
        aria-label={t('parts.uom')}
        value={model.uom}
        onChange={(event) => model.setUom(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t('parts.lot')}
        placeholder={t('parts.lot')}
        value={model.lotNo}
        onChange={(event) => model.setLotNo(event.currentTarget.value)}
      />
      <TextInput
        aria-label={t('parts.price')}
        placeholder={t('parts.price')}
        value={model.price}
        onChange={(event) => model.setPrice(event.currentTarget.value)}
        inputMode="decimal"
      />
      <Button type="submit" disabled={!model.isReady} busy={model.add.isPending}>
        {t('parts.add')}
      </Button>
      {model.add.error ? <ErrorPanel error={model.add.error} /> : null}
    </form>
  );
}
