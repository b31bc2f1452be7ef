import type { z } from 'zod';
import type { FieldMask, fieldMaskSave } from '#contract/field-masks/field-masks.contract.ts';
import { fieldParts, isMaskedField, type MaskLevel } from '#contract/field-masks/masked-fields.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { allMasks, dropMask, putMask } from './field-masks.repo.ts';

/** Every cell that is not `edit`. */
export function listMasks(r: ReadContext): FieldMask[] {
  return allMasks(r.db).flatMap(({ role, entity, field, level }) => {
    const name = `${entity}.${field}`;
    return isMaskedField(name) ? [{ role, field: name, level }] : [];
  });
}

/** What the asking person's role may not see or not change. */
export function masksOfActor(r: ReadContext): Omit<FieldMask, 'role'>[] {
  return listMasks(r).flatMap(({ role, field, level }) => (role === r.actor.role ? [{ field, level }] : []));
}

/** Sets what a role may do with a field. It holds for everybody's next call; what was fetched before stays fetched. */
export function saveMask(w: WriteContext, input: z.infer<typeof fieldMaskSave>): FieldMask[] {
  const { role, field, level } = input;
  const before: MaskLevel =
    listMasks(w).find((one) => one.role === role && one.field === field)?.level ?? 'edit';
  if (before === level) return listMasks(w);
  const key = { role, ...fieldParts(field) };
  if (level === 'edit') dropMask(w.db, key);
  else putMask(w.db, { ...key, level }, w.at, w.actor.userId);
  w.log({
    entity: 'field-masks',
    id: `${role}/${field}`,
    action: 'update',
    before: { level: before },
    after: { level },
  });
  return listMasks(w);
}
