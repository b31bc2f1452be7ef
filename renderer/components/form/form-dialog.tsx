import { Dialog } from '../layout/dialog.tsx';
import type { FieldDefinition, FormValues } from './form-types.ts';
import type { FormSchema } from './form-values.ts';
import { RecordForm } from './record-form.tsx';

export interface FormDialogProps {
  title: string;
  /** Names the draft together with the record. */
  form: string;
  recordId?: string;
  version?: number;
  schema: FormSchema;
  fields: readonly FieldDefinition[];
  initialValues?: FormValues;
  columns?: 1 | 2 | 3 | 4;
  size?: number;
  onSave: (input: FormValues) => Promise<void>;
  onClose: () => void;
}

/** A few fields that are decided now: the house form in a dialog, closed when it is saved. */
export function FormDialog(props: FormDialogProps) {
  return (
    <Dialog title={props.title} opened onClose={props.onClose} size={props.size ?? 560}>
      <RecordForm
        form={props.form}
        recordId={props.recordId ?? 'new'}
        version={props.version ?? 0}
        label={props.title}
        schema={props.schema}
        sections={[{ fields: props.fields }]}
        initialValues={props.initialValues ?? {}}
        columns={props.columns ?? 2}
        onCancel={props.onClose}
        onSave={props.onSave}
        onSaved={props.onClose}
      />
    </Dialog>
  );
}
