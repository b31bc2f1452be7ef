import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  QUOTATION_LINE_KINDS,
  type QuotationRow,
  quotationDraft,
  quotationUpdate,
} from '#contract/quotations/quotations.contract.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { DEFAULT_TAX_BP, TaxField, taxText } from './tax-field.tsx';

function useQuotationFields(): FieldDefinition[] {
  const { t } = useTranslation('service-cases');
  const kinds = QUOTATION_LINE_KINDS.map((value) => ({ value, word: t(`quote.kind.${value}`) }));
  return [
    {
      kind: 'lines',
      name: 'lines',
      label: t('quote.lines'),
      span: 3,
      minLines: 1,
      emptyLine: () => ({ kind: 'labour', text: '', quantity: 1000, uom: t('quote.hour'), priceMinor: null }),
      columns: [
        { kind: 'choice', name: 'kind', label: t('quote.kindOf'), choices: kinds, width: 100 },
        { kind: 'text', name: 'text', label: t('quote.text') },
        { kind: 'quantity', name: 'quantity', label: t('parts.quantity'), width: 80 },
        { kind: 'text', name: 'uom', label: t('parts.uom'), width: 70 },
        { kind: 'money', name: 'priceMinor', label: t('quote.price'), width: 110 },
      ],
    },
    {
      kind: 'custom',
      name: 'taxBp',
      label: t('quote.tax'),
      span: 2,
      show: taxText,
      render: (field) => <TaxField label={t('quote.tax')} {...field} />,
    },
    { kind: 'date', name: 'validUntil', label: t('quote.validUntil') },
    { kind: 'textarea', name: 'terms', label: t('quote.terms'), span: 3 },
  ];
}

/** First letter or the draft in work; labour and the parts used so far are proposed. */
export function QuotationDialog({
  row,
  draft,
  last,
  isSupplement,
  onClose,
}: {
  row: CaseDetail;
  draft: QuotationRow | undefined;
  /** The letter the next one begins from. */
  last: QuotationRow | undefined;
  /** Work runs: one more quotation, with nothing proposed. */
  isSupplement: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('service-cases');
  const queries = useQueryClient();
  const fields = useQuotationFields();
  const labour = [
    { kind: 'labour', text: t('quote.labour'), quantity: 8000, uom: t('quote.hour'), priceMinor: null },
  ];
  const part = row.part
    ? [{ kind: 'part', text: row.part, quantity: 1000, uom: t('quote.piece'), priceMinor: null }]
    : [];
  const begun = draft ?? last;
  return (
    <FormDialog
      title={draft ? `${draft.no}${draft.letter}` : t(isSupplement ? 'quote.supplement' : 'quote.act')}
      form="service-quotations"
      recordId={draft?.id ?? row.id}
      version={draft?.version ?? 0}
      size={860}
      columns={3}
      schema={quotationDraft.omit({ caseId: true })}
      initialValues={{
        lines: begun?.lines ?? (isSupplement ? labour : [...labour, ...part]),
        terms: begun?.terms ?? null,
        taxBp: begun?.taxBp ?? DEFAULT_TAX_BP,
        ...(draft ? { validUntil: draft.validUntil, ...stampOf(draft) } : {}),
      }}
      fields={fields}
      onSave={async (input) => {
        if (draft)
          await client.quotations.update(
            quotationUpdate.parse({ ...input, id: draft.id, version: draft.version }),
          );
        else await client.quotations.draft(quotationDraft.parse({ ...input, caseId: row.id }));
        await queries.invalidateQueries({ queryKey: orpc.quotations.key() });
      }}
      onClose={onClose}
    />
  );
}
