import { CellInput } from './cell-input.tsx';
import type { FieldProps, FormValues } from './form-types.ts';
import { LinesFieldInput } from './lines-field.tsx';

export interface FieldSlotProps extends FieldProps {
  values: FormValues;
  /** Error of a path inside the field, for lines. */
  errorAt: (path: string) => string | undefined;
}

/** The input that belongs to a field definition. */
export function Field({ definition, values, errorAt, ...rest }: FieldSlotProps) {
  if (definition.kind === 'custom') {
    return definition.render({ value: rest.value, onChange: rest.onChange, error: rest.error, values });
  }
  if (definition.kind === 'lines') {
    return (
      <LinesFieldInput
        definition={definition}
        value={rest.value}
        onChange={rest.onChange}
        errorAt={errorAt}
      />
    );
  }
  return <CellInput definition={definition} {...rest} />;
}
