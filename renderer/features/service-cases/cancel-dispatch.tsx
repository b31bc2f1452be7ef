import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DispatchRow } from '#contract/engineers/engineers.schema.ts';
import { ReasonDialog } from '#renderer/components/record/reason-dialog.tsx';
import { client } from '#renderer/lib/client.ts';

interface CancelDispatchProps {
  row: DispatchRow;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

/** Whoever was sent does not go; the days are free again, and it stays written why. */
export function CancelDispatch({ row, onDone, onClose }: CancelDispatchProps) {
  const { t } = useTranslation('service-cases');
  const { id, version, engineer, fromOn, toOn } = row;
  const cancel = useMutation({
    mutationFn: (reason: string) =>
      client.engineers.moveDispatch({ id, version, toState: 'cancelled', reason }),
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={t('dispatch.cancelTitle', { engineer, from: fromOn, to: toOn })}
      label={t('dispatch.reason')}
      act={t('dispatch.step.cancelled')}
      call={cancel}
      onGive={cancel.mutate}
      onClose={onClose}
    />
  );
}
