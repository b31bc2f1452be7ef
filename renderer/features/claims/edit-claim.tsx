import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type ClaimRow, claimUpdate } from '#contract/claims/claims.contract.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { stampOf } from '#renderer/components/form/stamp.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { pickSupplier } from '#renderer/lib/pickers.ts';

/** Words and sum of a claim before it is sent, or before it is sent again with better reasons. */
export function EditClaim({ row, onClose }: { row: ClaimRow; onClose: () => void }) {
  const { t } = useTranslation('claims');
  const queries = useQueryClient();
  const { id, version, supplierId, part, lotNo, reason, amountMinor, note } = row;
  return (
    <FormDialog
      title={`${row.no} ${t('act.edit')}`}
      form="claims"
      recordId={id}
      version={version}
      schema={claimUpdate.omit({ id: true, version: true })}
      initialValues={{ supplierId, part, lotNo, reason, amountMinor, note, ...stampOf(row) }}
      fields={[
        {
          kind: 'reference',
          name: 'supplierId',
          label: t('field.supplier'),
          load: pickSupplier,
          selectedLabel: row.supplier,
          isRequired: true,
        },
        { kind: 'text', name: 'part', label: t('field.part'), isRequired: true },
        { kind: 'text', name: 'lotNo', label: t('field.lot') },
        { kind: 'money', name: 'amountMinor', label: t('field.amount'), isRequired: true },
        { kind: 'textarea', name: 'reason', label: t('field.reason'), isRequired: true, span: 2 },
        { kind: 'textarea', name: 'note', label: t('field.note'), span: 2 },
      ]}
      onSave={async (input) => {
        await client.claims.update(claimUpdate.parse({ ...input, id, version }));
        await queries.invalidateQueries({ queryKey: orpc.claims.key() });
      }}
      onClose={onClose}
    />
  );
}
