import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { roundCreate } from '#contract/maintenance/maintenance.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { typedLines } from '#renderer/lib/typed-words.ts';
import { useServicePoints } from './service-points.ts';

const typed = z.string().optional();
const schema = roundCreate
  .omit({ planIds: true, barcodes: true, checklist: true })
  .extend({ codes: typed, checks: typed });

/** Plans chosen from the due list become one round, together with further machines and a checklist for those. */
export function RoundDialog({ planIds, onClose }: { planIds: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('maintenance');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const engineers = useQuery(orpc.engineers.list.queryOptions({ input: { limit: 200 } }));
  const points = useServicePoints();
  return (
    <FormDialog
      title={planIds.length > 0 ? t('makeRound', { count: planIds.length }) : t('newRound')}
      form="inspection-rounds"
      recordId={planIds.length > 0 ? 'of plans' : 'new'}
      schema={schema}
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
        { kind: 'choice', name: 'servicePointId', label: t('field.servicePoint'), choices: points },
        {
          kind: 'textarea',
          name: 'codes',
          label: t('field.machines'),
          hint: t('machinesHint'),
          isRequired: planIds.length === 0,
          span: 2,
        },
        { kind: 'textarea', name: 'checks', label: t('field.checklist'), hint: t('checklistHint'), span: 2 },
      ]}
      onSave={async ({ codes, checks, ...input }) => {
        const made = await client.maintenance.createRound(
          roundCreate.parse({
            ...input,
            planIds: [...planIds],
            barcodes: typedLines(codes),
            checklist: typedLines(checks),
          }),
        );
        await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
        void navigate({ to: '/maintenance/rounds/$id', params: { id: made.id } });
      }}
      onClose={onClose}
    />
  );
}
