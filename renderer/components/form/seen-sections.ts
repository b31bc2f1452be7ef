import type { MaskLevel } from '#contract/field-masks/masked-fields.ts';
import type { MaskOf } from '#renderer/lib/mask-of.ts';
import type { FieldDefinition, FormSection } from './form-types.ts';

/** Forms that are not called like the records they write. */
const ENTITY_OF: Readonly<Record<string, string>> = {
  'service-quotations': 'quotations',
  'case-follow-ups': 'service-cases',
  'claims-of-pair': 'claims',
};

/** Lines are saved whole: with a cell that may not be written they are not sent, and stay. */
function levelOfField(field: FieldDefinition, form: string, levelOf: MaskOf): MaskLevel {
  const entity = ENTITY_OF[form] ?? form;
  if (field.kind !== 'lines') return levelOf(entity, field.name);
  return field.columns.some(({ name }) => levelOf(entity, name) !== 'edit') ? 'hidden' : 'edit';
}

function seenField(field: FieldDefinition, form: string, levelOf: MaskOf): FieldDefinition {
  const level = levelOfField(field, form, levelOf);
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
  const isMasked = sections.some(({ fields }) =>
    fields.some((field) => levelOfField(field, form, levelOf) !== 'edit'),
  );
  if (!isMasked) return sections;
  return sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) => seenField(field, form, levelOf)),
  }));
}
