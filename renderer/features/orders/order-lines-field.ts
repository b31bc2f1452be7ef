import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WHOLE_UOMS } from '#contract/kit/values.ts';
import type { OrderLineRow } from '#contract/orders/orders.schema.ts';
import type { FormValues, LinesField } from '#renderer/components/form/form-types.ts';
import { matchProducts, pickProduct } from '#renderer/lib/pickers.ts';

const UOMS = [...WHOLE_UOMS, 't', 'kg', 'm', 'm²', 'm³', 'L'] as const;
const emptyLine = (): FormValues => ({ uom: '台' });

export interface NamedProduct {
  productId: string | null;
  product: string | null;
}

/** Names of catalogue products seen so far: those on file, and those the picker has offered. */
function useProductNames(onFile: readonly NamedProduct[]) {
  const [names] = useState(() => {
    const known = onFile.flatMap(({ productId, product }): [string, string][] =>
      productId && product ? [[productId, product]] : [],
    );
    return new Map(known);
  });
  const load = async (text: string, signal: AbortSignal) => {
    const rows = await pickProduct(text, signal);
    for (const row of rows) names.set(row.id, row.label);
    return rows;
  };
  const match = async (texts: string[]) => {
    const found = await matchProducts(texts);
    for (const { id, label } of found) if (id && label) names.set(id, label);
    return found;
  };
  return { load, match, nameOf: (id: string) => names.get(id) };
}

/** What is ordered, row by row: from the catalogue or in words, price and date. */
export function useOrderLinesField(onFile: readonly NamedProduct[]): LinesField {
  const { t } = useTranslation('orders');
  const names = useProductNames(onFile);
  const derive = (line: FormValues, changed: string): FormValues => {
    const id = line['productId'];
    if (changed !== 'productId' || typeof id !== 'string') return line;
    return { ...line, product: names.nameOf(id) ?? line['product'] };
  };
  return {
    kind: 'lines',
    name: 'lines',
    label: t('line.title'),
    span: 3,
    emptyLine,
    minLines: 1,
    derive,
    columns: [
      {
        kind: 'reference',
        name: 'productId',
        label: t('line.catalogue'),
        width: 130,
        load: names.load,
        match: names.match,
        labelOf: names.nameOf,
        hint: ' ',
      },
      { kind: 'text', name: 'product', label: t('line.product') },
      { kind: 'text', name: 'model', label: t('line.model'), width: 104 },
      { kind: 'quantity', name: 'quantity', label: t('line.quantity'), width: 62, isRequired: true },
      {
        kind: 'choice',
        name: 'uom',
        label: t('line.uom'),
        width: 66,
        isRequired: true,
        choices: UOMS.map((uom) => ({ value: uom, word: uom })),
      },
      { kind: 'money', name: 'priceMinor', label: t('line.price'), width: 118, isRequired: true },
      { kind: 'date', name: 'dueOn', label: t('line.dueOn'), width: 100, hint: ' ' },
      { kind: 'text', name: 'hullNo', label: t('line.hullNo'), width: 78 },
    ],
  };
}

/** Stored lines as the form holds them. */
export function lineValues(lines: readonly OrderLineRow[]): FormValues[] {
  return lines.map(
    ({
      productId,
      product,
      model,
      quantity,
      uom,
      priceMinor,
      taxBp,
      dueOn,
      siteId,
      hullNo,
      worksOrderNo,
      note,
    }) => {
      return {
        productId,
        product,
        model,
        quantity,
        uom,
        priceMinor,
        taxBp,
        dueOn,
        siteId,
        hullNo,
        worksOrderNo,
        note,
      };
    },
  );
}
