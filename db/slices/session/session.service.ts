import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import { PERMISSIONS, ROLE_PERMISSIONS } from '#contract/kit/permissions.ts';
import type { CurrentUser } from '#contract/session/session.contract.ts';
import type { CoreHost, SignedInContext } from '#db/kit/call-context.ts';
import { SYSTEM_ACTOR } from '#db/kit/context.ts';
import { beginSession, endSession, endSessionsOf, findActor } from '#db/kit/sessions.ts';
import { foldText } from '#db/kit/text.ts';
import { hashPassword, isPasswordRight } from '#db/slices/users/passwords.ts';
import { findAccount, getAccount, updateUser } from '#db/slices/users/users.service.ts';
import { SignInLimit } from './sign-in-limit.ts';

/** One for each core: a process may hold more than one factory. */
const limits = new WeakMap<CoreHost, SignInLimit>();

function limitOf(host: CoreHost): SignInLimit {
  const known = limits.get(host) ?? new SignInLimit();
  limits.set(host, known);
  return known;
}

/** Who is signed in on this connection, with what they may do; null when nobody is or there is no factory yet. */
export function currentUser(context: SignedInContext): CurrentUser | null {
  if (context.host.state().kind !== 'ready') return null;
  const store = context.host.store();
  const actor = findActor(store, context.connection);
  if (!actor) return null;
  const { displayName } = store.read(actor, (r) => getAccount(r, actor.userId));
  const status = context.host.status();
  const { userId, username, role } = actor;
  const permissions = PERMISSIONS.filter((p) => ROLE_PERMISSIONS[role].has(p));
  return {
    userId,
    username,
    role,
    displayName,
    permissions,
    factory: status.factory ?? '',
    isSample: status.isSample,
  };
}

/** Opens a session. The same answer and the same time for an unknown name, a wrong password and a disabled account. */
export async function signIn(
  context: SignedInContext,
  username: string,
  password: string,
): Promise<CurrentUser> {
  const store = context.host.store();
  const limit = limitOf(context.host);
  const key = foldText(username);
  limit.check(key, store.clock.now());
  const account = context.read((r) => findAccount(r, username));
  const isRight = await isPasswordRight(account?.passwordHash, password);
  if (!account?.isActive || !isRight) {
    limit.failed(key, store.clock.now());
    throw ruleBroken('wrong_password');
  }
  limit.succeeded(key);
  const { token, expiresAt } = beginSession(store, account.id, context.connection.device);
  context.connection.setToken(token, expiresAt);
  await store.write(
    { ...SYSTEM_ACTOR, userId: account.id, username: account.username, device: context.connection.device },
    (w) => w.log({ entity: 'session', id: account.id, action: 'sign_in' }),
  );
  const user = currentUser(context);
  if (!user) throw new DomainError('UNAUTHENTICATED', {});
  return user;
}

export function signOut(context: SignedInContext): void {
  const { token } = context.connection;
  if (token && context.host.state().kind === 'ready') endSession(context.host.store(), token);
  context.connection.setToken(null);
}

/** Sets a new password, ends the account's other sessions and opens a fresh one here. */
export async function changePassword(
  context: SignedInContext,
  oldPassword: string,
  newPassword: string,
): Promise<void> {
  const account = context.read((r) => getAccount(r, context.actor.userId));
  if (!(await isPasswordRight(account.passwordHash, oldPassword))) throw ruleBroken('wrong_password');
  const passwordHash = await hashPassword(newPassword);
  await context.write((w) => updateUser(w, { id: account.id, version: account.version, passwordHash }));
  const store = context.host.store();
  endSessionsOf(store, account.id);
  const { token, expiresAt } = beginSession(store, account.id, context.connection.device);
  context.connection.setToken(token, expiresAt);
}
