import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { requiredText } from '#contract/kit/values.ts';
import type { PlanDetail } from '#contract/maintenance/maintenance.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client, orpc } from '#renderer/lib/client.ts';
import { textOf } from '#renderer/lib/typed-words.ts';

const schema = z.object({ stopReason: requiredText });

/** Stops a plan that needs no work for now, or lets it run on; either says why. */
export function StopPlanDialog({ plan, onClose }: { plan: PlanDetail; onClose: () => void }) {
  const { t } = useTranslation('maintenance');
  const queries = useQueryClient();
  const { id, version, isActive } = plan;
  return (
    <FormDialog
      title={`${plan.no} ${isActive ? t('act.stop') : t('act.resume')}`}
      form={isActive ? 'maintenance-stop' : 'maintenance-resume'}
      recordId={id}
      schema={schema}
      fields={[{ kind: 'text', name: 'stopReason', label: t('reason'), isRequired: true, span: 2 }]}
      onSave={async ({ stopReason }) => {
        await client.maintenance.update({ id, version, isActive: !isActive, stopReason: textOf(stopReason) });
        await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
      }}
      onClose={onClose}
    />
  );
}
