import type { FieldMask } from '#contract/field-masks/field-masks.contract.ts';
import { fieldOfProperty, type MaskLevel } from '#contract/field-masks/masked-fields.ts';

/** What the person may do with a property of an entity's records; the core keeps to it whatever is drawn. */
export type MaskOf = (entity: string, property: string) => MaskLevel;

/** The level of a property under these masks; `edit` for everything else. */
export function maskOf(masks: readonly Omit<FieldMask, 'role'>[]): MaskOf {
  const levels = new Map(masks.map(({ field, level }) => [field, level]));
  return (entity, property) => {
    const field = fieldOfProperty(entity, property);
    return (field !== null && levels.get(field)) || 'edit';
  };
}
