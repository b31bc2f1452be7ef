import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { PERMISSIONS, roleSchema } from '#contract/kit/permissions.ts';

export const currentUser = z.object({
  userId: z.string(),
  username: z.string(),
  displayName: z.string(),
  role: roleSchema,
  permissions: z.array(z.enum(PERMISSIONS)),
  factory: z.string(),
  isSample: z.boolean(),
});
export type CurrentUser = z.infer<typeof currentUser>;

export const credentials = z.strictObject({
  username: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(256),
});

export const sessionContract = {
  signIn: needs('public').route({ method: 'POST', path: '/session' }).input(credentials).output(currentUser),
  /** Null when nobody is signed in. */
  current: needs('public').route({ method: 'GET', path: '/session' }).output(currentUser.nullable()),
  signOut: needs('public').route({ method: 'DELETE', path: '/session' }).output(z.object({})),
  changePassword: needs('signed_in')
    .input(z.strictObject({ oldPassword: z.string().max(256), newPassword: z.string().min(8).max(256) }))
    .output(z.object({})),
};
