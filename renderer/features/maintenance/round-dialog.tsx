import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { roundCreate } from '#contract/maintenance/maintenance.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';

/** Plans chosen from the due list become one round. */
export function RoundDialog({ planIds, onClose }: { planIds: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('maintenance');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const engineers = useQuery(orpc.engineers.list.queryOptions({ input: { limit: 200 } }));
  return (
    <FormDialog
      title={t('makeRound', { count: planIds.length })}
      form="inspection-rounds"
      schema={roundCreate.omit({ planIds: true, barcodes: true, checklist: true })}
      initialValues={{ title: t('roundTitle'), plannedOn: today() }}
      fields={[
        { kind: 'text', name: 'title', label: t('field.title'), isRequired: true, span: 2 },
        { kind: 'date', name: 'plannedOn', label: t('field.plannedOn'), isRequired: true },
        {
          kind: 'choice',
          name: 'engineerId',
          label: t('field.engineer'),
          choices: (engineers.data?.rows ?? []).map((one) => ({ value: one.id, word: one.name })),
        },
      ]}
      onSave={async (input) => {
        const made = await client.maintenance.createRound(
          roundCreate.parse({ ...input, planIds: [...planIds] }),
        );
        await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
        void navigate({ to: '/maintenance/rounds/$id', params: { id: made.id } });
      }}
      onClose={onClose}
    />
  );
}
