import { ruleBroken } from '#contract/kit/errors.ts';
import { os } from '#db/kit/procedures.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';

export const setupProcedures = {
  status: os.setup.status.handler(({ context }) => context.host.status()),
  startFactory: os.setup.startFactory.handler(async ({ input, context }) => {
    if (context.host.state().kind !== 'empty') throw ruleBroken('setup_already_done');
    const { password, ...rest } = input;
    const passwordHash = await hashPassword(password);
    await context.host.startFactory({ ...rest, passwordHash });
    return context.host.status();
  }),
  openSample: os.setup.openSample.handler(async ({ context }) => {
    if (context.host.state().kind !== 'empty') throw ruleBroken('setup_already_done');
    await context.host.openSample();
    return context.host.status();
  }),
};
