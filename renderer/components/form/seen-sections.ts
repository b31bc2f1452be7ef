import type { MaskOf } from '#renderer/lib/mask-of.ts';
import type { FieldDefinition, FormSection } from './form-types.ts';

function seenField(field: FieldDefinition, form: string, levelOf: MaskOf): FieldDefinition {
  const level = levelOf(form, field.name);
  if (level === 'edit') return field;
  if (level === 'read') return { ...field, isReadOnly: true };
  // What is not shown is not sent, so what is stored stays.
  return { ...field, isShown: () => false };
}

/** The fields of a form as this person has them: left out where they may not be seen, for reading where not changed. */
export function seenSections(
  form: string,
  sections: readonly FormSection[],
  levelOf: MaskOf,
): readonly FormSection[] {
  const isMasked = sections.some(({ fields }) => fields.some(({ name }) => levelOf(form, name) !== 'edit'));
  if (!isMasked) return sections;
  return sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => seenField(field, form, levelOf)),
  }));
}
