import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { incomeAdd, type QuotationRow } from '#contract/quotations/quotations.contract.ts';
import type { CaseDetail } from '#contract/service-cases/case-view.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';

/** Money that came in, on one of the quotations that were confirmed. */
export function IncomeDialog({
  row,
  confirmed,
  onClose,
}: {
  row: CaseDetail;
  /** What may have been paid, the newest first. */
  confirmed: readonly QuotationRow[];
  onClose: () => void;
}) {
  const { t } = useTranslation('service-cases');
  const queries = useQueryClient();
  const [newest] = confirmed;
  return (
    <FormDialog
      title={t('quote.addIncome')}
      form="service-incomes"
      recordId={row.id}
      schema={incomeAdd.omit({ caseId: true })}
      initialValues={{
        receivedOn: today(),
        amountMinor: newest?.grossMinor ?? null,
        quotationId: newest?.id ?? null,
      }}
      fields={[
        { kind: 'date', name: 'receivedOn', label: t('quote.receivedOn') },
        { kind: 'money', name: 'amountMinor', label: t('quote.amount'), isRequired: true },
        {
          kind: 'choice',
          name: 'quotationId',
          label: t('quote.no'),
          choices: confirmed.map((one) => ({ value: one.id, word: one.no + one.letter })),
        },
        { kind: 'text', name: 'note', label: t('quote.note') },
      ]}
      onSave={async (input) => {
        await client.quotations.addIncome(incomeAdd.parse({ ...input, caseId: row.id }));
        await Promise.all([
          queries.invalidateQueries({ queryKey: orpc.quotations.key() }),
          queries.invalidateQueries({ queryKey: orpc.serviceCases.key() }),
        ]);
      }}
      onClose={onClose}
    />
  );
}
