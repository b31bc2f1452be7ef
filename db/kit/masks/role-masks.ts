import {
  fieldParts,
  isUnseen,
  type MaskedField,
  type MaskLevel,
  propertiesOf,
} from '#contract/field-masks/masked-fields.ts';
import { DomainError } from '#contract/kit/errors.ts';
import type { Role } from '#contract/kit/permissions.ts';

/** What one role may not see or not change. A role without masks has none of these. */
export interface RoleMasks {
  role: Role;
  levels: ReadonlyMap<MaskedField, Exclude<MaskLevel, 'edit'>>;
  /** Hidden or masked: the value never leaves the core. */
  unseen: ReadonlySet<MaskedField>;
  /** Properties that are unseen in any entity: for texts whose entity is not known, where too much is better than too little. */
  unseenNames: ReadonlySet<string>;
}

export function roleMasks(role: Role, levels: RoleMasks['levels']): RoleMasks {
  const unseen = [...levels].flatMap(([field, level]) => (isUnseen(level) ? [field] : []));
  return {
    role,
    levels,
    unseen: new Set(unseen),
    unseenNames: new Set(unseen.flatMap((field) => propertiesOf(field))),
  };
}

/** FIELD_MASKED for a field of this role. */
export function fieldMasked(masks: RoleMasks, name: MaskedField, path?: string): DomainError<'FIELD_MASKED'> {
  const level = masks.levels.get(name) ?? 'edit';
  return new DomainError('FIELD_MASKED', {
    ...fieldParts(name),
    level,
    ...(path === undefined ? {} : { path }),
  });
}
