import { ruleBroken } from '#contract/kit/errors.ts';
import { startFactoryInput } from '#contract/setup/setup.contract.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import {
  type AdminCommand,
  dataDirOf,
  invalidInput,
  parseCommand,
  passwordOf,
  required,
} from '../command.ts';
import { withCore } from '../with-core.ts';

const OPTIONS = {
  'data-dir': 'string',
  admin: 'string',
  'display-name': 'string',
  factory: 'string',
  'password-stdin': 'boolean',
} as const;

const DEFAULT_FACTORY = '我的工厂';

/** A new factory in an untouched folder, with its first administrator. */
export const initCommand: AdminCommand = async (args, io) => {
  const { options } = parseCommand(args, OPTIONS, 0);
  const username = required(options.admin, '--admin');
  const dataDir = dataDirOf(options);
  const input = startFactoryInput.safeParse({
    factory: options.factory ?? DEFAULT_FACTORY,
    username,
    displayName: options['display-name'] ?? username,
    password: await passwordOf(options, io),
  });
  if (!input.success) throw invalidInput(input.error.issues);
  const { password, ...account } = input.data;
  await withCore(dataDir, async (core) => {
    if (core.host.state().kind !== 'empty') throw ruleBroken('setup_already_done');
    await core.host.startFactory({ ...account, passwordHash: await hashPassword(password) });
  });
  io.print(`started ${account.factory} in ${dataDir}, administrator ${account.username}`);
};
