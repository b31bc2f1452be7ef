import { AmountFieldInput } from './amount-field.tsx';
import { DateFieldInput } from './date-field.tsx';
import type { CellField, FieldProps } from './form-types.ts';
import { ChoiceFieldInput, FlagFieldInput, TextFieldInput } from './plain-fields.tsx';
import { ReferenceFieldInput } from './reference-field.tsx';

/** The input of a simple field: alone in a form, or as a cell of a line. */
export function CellInput({ definition, ...rest }: FieldProps<CellField>) {
  switch (definition.kind) {
    case 'text':
    case 'textarea':
    case 'password':
      return <TextFieldInput definition={definition} {...rest} />;
    case 'money':
    case 'quantity':
    case 'number':
      return <AmountFieldInput definition={definition} {...rest} />;
    case 'date':
    case 'month':
      return <DateFieldInput definition={definition} {...rest} />;
    case 'choice':
      return <ChoiceFieldInput definition={definition} {...rest} />;
    case 'flag':
      return <FlagFieldInput definition={definition} {...rest} />;
    case 'reference':
      return <ReferenceFieldInput definition={definition} {...rest} />;
  }
}
