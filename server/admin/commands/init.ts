import { startFactoryInput } from '#contract/setup/setup.contract.ts';
import { setUpFactory } from '#db/slices/setup/setup.service.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import {
  type AdminCommand,
  dataDirOf,
  invalidInput,
  parseCommand,
  passwordOf,
  required,
} from '../command.ts';
import { ADMIN_ACTOR } from '../with-core.ts';
import { withNewFactory } from '../with-new-factory.ts';

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
  const { factory, ...rest } = account;
  const administrator = {
    ...rest,
    role: 'administrator' as const,
    passwordHash: await hashPassword(password),
  };
  await withNewFactory(dataDir, io, async (store) => {
    store.writeNow(ADMIN_ACTOR, (w) => setUpFactory(w, factory, false, [administrator]));
  });
  io.print(`started ${factory} in ${dataDir}, administrator ${administrator.username}`);
};
