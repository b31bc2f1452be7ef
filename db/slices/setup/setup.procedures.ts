import { ruleBroken } from '#contract/kit/errors.ts';
import type { SetupStatus } from '#contract/setup/setup.contract.ts';
import type { CallContext } from '#db/kit/call-context.ts';
import { os } from '#db/kit/procedures.ts';
import { findActor } from '#db/kit/sessions.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';

/** Where the files are and what is missing in them is nobody's business before signing in. */
function statusFor({ host, connection }: CallContext): SetupStatus {
  const status = host.status();
  const isPrivate = status.state === 'ready' && findActor(host.store(), connection) === null;
  return isPrivate ? { ...status, dataDir: null, missingSaves: [] } : status;
}

export const setupProcedures = {
  status: os.setup.status.handler(({ context }) => statusFor(context)),
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
  acknowledgeMissing: os.setup.acknowledgeMissing.handler(async ({ context }) => {
    await context.host.acknowledgeMissing();
    return context.host.status();
  }),
};
