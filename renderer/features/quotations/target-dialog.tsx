import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { minorSchema } from '#contract/kit/values.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';

interface TargetDialogProps {
  year: number;
  targetMinor: number | null;
  onClose: () => void;
}

/** What value-added service should bring in a year; of any year, past ones too. */
export function TargetDialog({ year, targetMinor, onClose }: TargetDialogProps) {
  const { t } = useTranslation('quotations');
  const queries = useQueryClient();
  return (
    <FormDialog
      title={t('targetTitle', { year })}
      form="service-targets"
      recordId={String(year)}
      schema={z.object({ amountMinor: minorSchema.min(0) })}
      initialValues={{ amountMinor: targetMinor }}
      fields={[{ kind: 'money', name: 'amountMinor', label: t('target'), isRequired: true, span: 2 }]}
      onSave={async ({ amountMinor }) => {
        await client.quotations.setTarget({ year, amountMinor: Number(amountMinor) });
        await queries.invalidateQueries({ queryKey: orpc.quotations.key() });
      }}
      onClose={onClose}
    />
  );
}
