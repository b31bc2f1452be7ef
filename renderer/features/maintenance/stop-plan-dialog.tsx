import { useTranslation } from 'react-i18next';
import type { PlanDetail } from '#contract/maintenance/maintenance.schema.ts';
import { client } from '#renderer/lib/client.ts';
import { MaintenanceReason } from './maintenance-reason.tsx';

/** Stops a plan that needs no work for now, or lets it run on; either says why. */
export function StopPlanDialog({ plan, onClose }: { plan: PlanDetail; onClose: () => void }) {
  const { t } = useTranslation('maintenance');
  const { id, version, isActive } = plan;
  const act = isActive ? t('act.stop') : t('act.resume');
  return (
    <MaintenanceReason
      title={`${plan.no} ${act}`}
      act={act}
      tone={isActive ? 'danger' : 'primary'}
      run={(stopReason) => client.maintenance.update({ id, version, isActive: !isActive, stopReason })}
      onClose={onClose}
    />
  );
}
