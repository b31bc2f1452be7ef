import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { roleSchema } from '#contract/kit/permissions.ts';
import { idSchema, requiredText, rowMeta, versionSchema } from '#contract/kit/values.ts';

export const userRow = z.object({
  ...rowMeta,
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  isActive: z.boolean(),
});
export type UserRow = z.infer<typeof userRow>;

export const userCreate = z.strictObject({
  username: z.string().trim().min(2).max(80),
  displayName: requiredText,
  role: roleSchema,
  password: z.string().min(8).max(256),
});
export const userUpdate = z.strictObject({
  id: idSchema,
  version: versionSchema,
  displayName: requiredText.optional(),
  role: roleSchema.optional(),
  isActive: z.boolean().optional(),
  password: z.string().min(8).max(256).optional(),
});

export const usersContract = {
  list: needs('users.manage').route({ method: 'GET', path: '/users' }).output(z.array(userRow)),
  create: needs('users.manage')
    .route({ method: 'POST', path: '/users', successStatus: 201 })
    .input(userCreate)
    .output(userRow),
  update: needs('users.manage')
    .route({ method: 'PATCH', path: '/users/{id}' })
    .input(userUpdate)
    .output(userRow),
  /** Names for owner and engineer pickers; no account data. */
  names: needs('signed_in').output(
    z.array(z.object({ id: z.string(), displayName: z.string(), role: roleSchema, isActive: z.boolean() })),
  ),
};
