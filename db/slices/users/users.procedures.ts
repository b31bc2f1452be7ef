import { os } from '#db/kit/procedures.ts';
import { endSessionsOf } from '#db/kit/sessions.ts';
import { hashPassword } from './passwords.ts';
import { createUser, listUserNames, listUsers, updateUser } from './users.service.ts';

export const usersProcedures = {
  list: os.users.list.handler(({ context }) => context.read(listUsers)),
  names: os.users.names.handler(({ context }) => context.read(listUserNames)),
  create: os.users.create.handler(async ({ input, context }) => {
    const { password, ...account } = input;
    const passwordHash = await hashPassword(password);
    return context.write((w) => createUser(w, { ...account, passwordHash }));
  }),
  update: os.users.update.handler(async ({ input, context }) => {
    const { password, ...patch } = input;
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    const row = await context.write((w) => updateUser(w, { ...patch, passwordHash }));
    endSessionsOf(context.host.store(), row.id);
    return row;
  }),
};
