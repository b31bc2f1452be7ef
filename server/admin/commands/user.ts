import { DomainError } from '#contract/kit/errors.ts';
import { userCreate, userUpdate } from '#contract/users/users.contract.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { endSessionsOf } from '#db/kit/sessions.ts';
import type { Store } from '#db/kit/store.ts';
import { hashPassword } from '#db/slices/users/passwords.ts';
import {
  createUser,
  findAccount,
  listUsers,
  type UserPatch,
  updateUser,
} from '#db/slices/users/users.service.ts';
import {
  type AdminCommand,
  type AdminIo,
  dataDirOf,
  invalidInput,
  parseCommand,
  passwordOf,
  required,
  usageError,
} from '../command.ts';
import { ADMIN_ACTOR, withStore } from '../with-core.ts';

const OPTIONS = {
  'data-dir': 'string',
  role: 'string',
  'display-name': 'string',
  'password-stdin': 'boolean',
  json: 'boolean',
} as const;

type UserOptions = ReturnType<typeof parseCommand<typeof OPTIONS>>['options'];

async function add(name: string, options: UserOptions, io: AdminIo): Promise<void> {
  const input = userCreate.safeParse({
    username: name,
    displayName: options['display-name'] ?? name,
    role: required(options.role, '--role'),
    password: await passwordOf(options, io),
  });
  if (!input.success) throw invalidInput(input.error.issues);
  const { password, ...account } = input.data;
  const passwordHash = await hashPassword(password);
  await withStore(dataDirOf(options), (store) =>
    store.write(ADMIN_ACTOR, (w) => createUser(w, { ...account, passwordHash })),
  );
  io.print(`added ${account.username} (${account.role})`);
}

async function list(options: UserOptions, io: AdminIo): Promise<void> {
  await withStore(dataDirOf(options), async (store) => {
    const users = store.read(ADMIN_ACTOR, listUsers);
    if (options.json) return io.print(JSON.stringify(users));
    for (const user of users)
      io.print(
        [user.username, user.role, user.isActive ? 'active' : 'disabled', user.displayName].join('\t'),
      );
  });
}

function requireAccount(r: ReadContext, name: string) {
  const account = findAccount(r, name);
  if (!account) throw new DomainError('NOT_FOUND', { entity: 'users', key: name });
  return account;
}

/** Changes one account and ends its sessions, so that the change holds at once everywhere. */
async function change(store: Store, name: string, patch: Omit<UserPatch, 'id' | 'version'>): Promise<void> {
  const changed = await store.write(ADMIN_ACTOR, (w) => {
    const { id, version } = requireAccount(w, name);
    return updateUser(w, { id, version, ...patch });
  });
  endSessionsOf(store, changed.id);
}

async function setPassword(name: string, options: UserOptions, io: AdminIo): Promise<void> {
  const checked = userUpdate.shape.password.unwrap().safeParse(await passwordOf(options, io));
  if (!checked.success) throw usageError('password', 'too_short');
  const passwordHash = await hashPassword(checked.data);
  await withStore(dataDirOf(options), (store) => change(store, name, { passwordHash }));
  io.print(`changed the password of ${name}`);
}

async function setActive(name: string, isActive: boolean, options: UserOptions, io: AdminIo): Promise<void> {
  await withStore(dataDirOf(options), (store) => change(store, name, { isActive }));
  io.print(`${isActive ? 'enabled' : 'disabled'} ${name}`);
}

/** Accounts from the command line: the way back in when the last administrator forgot the password. */
export const userCommand: AdminCommand = async ([action = '', ...rest], io) => {
  if (action === 'list') return list(parseCommand(rest, OPTIONS, 0).options, io);
  if (!['add', 'password', 'disable', 'enable'].includes(action)) throw usageError('user', 'unknown_action');
  const { options, words } = parseCommand(rest, OPTIONS, 1);
  const [name = ''] = words;
  if (action === 'add') return add(name, options, io);
  if (action === 'password') return setPassword(name, options, io);
  return setActive(name, action === 'enable', options, io);
};
