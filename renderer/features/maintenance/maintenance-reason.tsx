import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { orpc } from '#renderer/lib/client.ts';

interface MaintenanceReasonProps {
  title: string;
  act: string;
  tone?: 'primary' | 'danger';
  run: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** A step of a plan or a round that must be explained: stop, resume, call off. */
export function MaintenanceReason({ run, onClose, ...words }: MaintenanceReasonProps) {
  const { t } = useTranslation('maintenance');
  const queries = useQueryClient();
  const step = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: orpc.maintenance.key() });
      onClose();
    },
  });
  return <ReasonDialog {...words} label={t('reason')} call={step} onGive={step.mutate} onClose={onClose} />;
}
