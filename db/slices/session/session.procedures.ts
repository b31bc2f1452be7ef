import { os } from '#db/kit/procedures.ts';
import { changePassword, currentUser, signIn, signOut } from './session.service.ts';

export const sessionProcedures = {
  signIn: os.session.signIn.handler(({ input, context }) => signIn(context, input.username, input.password)),
  current: os.session.current.handler(({ context }) => currentUser(context)),
  signOut: os.session.signOut.handler(({ context }) => {
    signOut(context);
    return {};
  }),
  changePassword: os.session.changePassword.handler(async ({ input, context }) => {
    await changePassword(context, input.oldPassword, input.newPassword);
    return {};
  }),
};
