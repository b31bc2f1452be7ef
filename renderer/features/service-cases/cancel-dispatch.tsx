import { useTranslation } from 'react-i18next';
import { type DispatchRow, dispatchCancel } from '#contract/engineers/engineers.schema.ts';
import { FormDialog } from '#renderer/components/form/form-dialog.tsx';
import { client } from '#renderer/lib/client.ts';

interface CancelDispatchProps {
  row: DispatchRow;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

/** Whoever was sent does not go; the days are free again, and it stays written why. */
export function CancelDispatch({ row, onDone, onClose }: CancelDispatchProps) {
  const { t } = useTranslation('service-cases');
  return (
    <FormDialog
      title={t('dispatch.cancelTitle', { engineer: row.engineer, from: row.fromOn, to: row.toOn })}
      form="dispatches"
      recordId={row.id}
      version={row.version}
      schema={dispatchCancel}
      fields={[{ kind: 'text', name: 'reason', label: t('dispatch.reason'), isRequired: true, span: 2 }]}
      onSave={async (input) => {
        const { reason } = dispatchCancel.parse(input);
        await client.engineers.moveDispatch({
          id: row.id,
          version: row.version,
          toState: 'cancelled',
          reason,
        });
        await onDone();
      }}
      onClose={onClose}
    />
  );
}
