import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type PlanDetail, planCreate, planUpdate } from '#contract/maintenance/maintenance.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import type { FieldDefinition } from '#renderer/components/form/form-types.ts';
import { client, orpc } from '#renderer/lib/client.ts';
import { today } from '#renderer/lib/format.ts';
import { typedLines } from '#renderer/lib/typed-words.ts';
import { useServicePoints } from './service-points.ts';

const createSchema = planCreate.omit({ checklist: true }).extend({ checks: z.string().optional() });
const updateSchema = planUpdate
  .omit({ id: true, version: true, checklist: true })
  .extend({ checks: z.string().optional() });

function usePlanFields(isNew: boolean): FieldDefinition[] {
  const { t } = useTranslation('maintenance');
  const points = useServicePoints();
  return [
    ...(isNew
      ? [
          {
            kind: 'text',
            name: 'barcode',
            label: t('field.barcode'),
            hint: t('barcodeHint'),
            isRequired: true,
          } as const,
        ]
      : []),
    { kind: 'text', name: 'title', label: t('field.title'), isRequired: true },
    { kind: 'number', name: 'everyDays', label: t('field.everyDays'), hint: t('everyHint') },
    { kind: 'number', name: 'everyHours', label: t('field.everyHours') },
    { kind: 'date', name: 'startOn', label: t('field.startOn') },
    { kind: 'number', name: 'startHours', label: t('field.startHours') },
    { kind: 'number', name: 'warnDays', label: t('field.warnDays') },
    {
      kind: 'choice',
      name: 'servicePointId',
      label: t('field.servicePoint'),
      choices: points,
    },
    { kind: 'textarea', name: 'checks', label: t('field.checklist'), hint: t('checklistHint'), span: 2 },
  ];
}

/** What another machine's plan takes over; the meter it starts from is its own. */
function copied({ title, everyDays, everyHours, warnDays, servicePointId, checklist }: PlanDetail) {
  return { title, everyDays, everyHours, warnDays, servicePointId, checks: checklist.join('\n') };
}

/** A plan by days, by running hours or whichever comes first. */
export function PlanDialog({
  plan,
  from,
  onClose,
}: {
  plan?: PlanDetail;
  /** The plan a new one is copied from, for another machine. */
  from?: PlanDetail;
  onClose: () => void;
}) {
  const { t } = useTranslation('maintenance');
  const queries = useQueryClient();
  const fields = usePlanFields(plan === undefined);
  return (
    <FormDialog
      title={plan ? plan.no : t('new')}
      form="maintenance-plans"
      recordId={plan?.id ?? (from ? `copy ${from.id}` : 'new')}
      version={plan?.version ?? 0}
      size={640}
      schema={plan ? updateSchema : createSchema}
      initialValues={
        plan
          ? { ...plan, checks: plan.checklist.join('\n') }
          : { startOn: today(), warnDays: 14, everyDays: 180, ...(from ? copied(from) : {}) }
      }
      fields={fields}
      onSave={async ({ checks, ...input }) => {
        const given = { ...input, checklist: typedLines(checks) };
        if (plan)
          await client.maintenance.update(planUpdate.parse({ ...given, id: plan.id, version: plan.version }));
        else await client.maintenance.create(planCreate.parse(given));
        await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
      }}
      onClose={onClose}
    />
  );
}
