import { DomainError, ruleBroken } from '#contract/kit/errors.ts';
import type { Role } from '#contract/kit/permissions.ts';
import type { UserRow } from '#contract/users/users.contract.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { foldText } from '#db/kit/text.ts';
import { allUsers, countActiveAdministrators, findUserByKey, type StoredUser, users } from './users.repo.ts';

export interface NewUser {
  username: string;
  displayName: string;
  role: Role;
  /** Already hashed: hashing takes milliseconds and must not happen inside a transaction. */
  passwordHash: string;
}

export interface UserPatch {
  id: string;
  version: number;
  displayName?: string | undefined;
  role?: Role | undefined;
  isActive?: boolean | undefined;
  passwordHash?: string | undefined;
}

/** The account as others may see it: no key, no hash. */
function visible(user: StoredUser): UserRow {
  const { usernameKey: _key, passwordHash: _hash, ...row } = user;
  return row;
}

export function listUsers(r: ReadContext): UserRow[] {
  return allUsers(r.db).map(visible);
}

export function listUserNames(
  r: ReadContext,
): { id: string; displayName: string; role: Role; isActive: boolean }[] {
  return allUsers(r.db).map(({ id, displayName, role, isActive }) => ({ id, displayName, role, isActive }));
}

export function findAccount(r: ReadContext, username: string): StoredUser | undefined {
  return findUserByKey(r.db, foldText(username));
}

export function getAccount(r: ReadContext, id: string): StoredUser {
  return requireRow(users.find(r.db, id), 'users', id);
}

function indexUser(w: WriteContext, { id, displayName: title, username: subtitle }: StoredUser): void {
  w.index({ kind: 'users', id, title, subtitle });
}

/** Reads the account anew for the search. */
export function reindexUser(w: WriteContext, id: string): void {
  indexUser(w, getAccount(w, id));
}

/** Adds an account. DUPLICATE when the name is taken, whatever its case or width. */
export function createUser(w: WriteContext, input: NewUser): UserRow {
  const usernameKey = foldText(input.username);
  const existing = findUserByKey(w.db, usernameKey);
  if (existing) {
    throw new DomainError('DUPLICATE', {
      entity: 'users',
      field: 'username',
      value: input.username,
      existingId: existing.id,
    });
  }
  const user: StoredUser = { id: w.newId(), ...input, usernameKey, isActive: true, ...createdNow(w) };
  users.insert(w.db, user);
  indexUser(w, user);
  w.log({ entity: 'users', id: user.id, action: 'create', after: visible(user) });
  return visible(user);
}

/** Changes an account. RULE_BROKEN last_administrator when nobody could manage accounts afterwards. */
export function updateUser(w: WriteContext, patch: UserPatch): UserRow {
  const current = getAccount(w, patch.id);
  requireVersion('users', visible(current), patch.version);
  const { id: _id, version: _version, ...fields } = patch;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const next: StoredUser = { ...current, ...given, ...updatedNow(w, current) };
  users.update(w.db, current.id, next);
  indexUser(w, next);
  if (countActiveAdministrators(w.db) === 0) throw ruleBroken('last_administrator');
  w.log({
    entity: 'users',
    id: current.id,
    action: 'update',
    before: visible(current),
    after: visible(next),
  });
  return visible(next);
}
