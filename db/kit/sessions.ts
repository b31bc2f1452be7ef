import { randomBytes } from 'node:crypto';
import type { Role } from '#contract/kit/permissions.ts';
import type { ConnectionState } from './call-context.ts';
import type { Actor } from './context.ts';
import { sha256 } from './identity.ts';
import type { Store } from './store.ts';

/** A day of work without signing in again; absolute limit one week. */
const IDLE_MS = 12 * 3600_000;
const ABSOLUTE_MS = 7 * 24 * 3600_000;
/** `last_seen_at` is written at most this often: it is no business fact and needs no durable write per call. */
const SEEN_EVERY_MS = 5 * 60_000;

interface SessionRow {
  userId: string;
  username: string;
  role: Role;
  lastSeenAt: number;
  expiresAt: number;
}

/** Sessions already looked up, per store, so that a call costs no query. Emptied when an account changes. */
const cache = new WeakMap<Store, Map<string, SessionRow>>();

function cacheOf(store: Store): Map<string, SessionRow> {
  const known = cache.get(store);
  if (known) return known;
  const made = new Map<string, SessionRow>();
  cache.set(store, made);
  return made;
}

/** Forgets looked-up sessions, after an account was changed or disabled. */
export function forgetSessions(store: Store): void {
  cacheOf(store).clear();
}

function lookUp(store: Store, key: string): SessionRow | undefined {
  const known = cacheOf(store).get(key);
  if (known) return known;
  const row = store.handle
    .prepare<[string], SessionRow>(
      `SELECT s.user_id AS userId, u.username, u.role, s.last_seen_at AS lastSeenAt, s.expires_at AS expiresAt
       FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = ? AND u.is_active = 1`,
    )
    .get(key);
  if (row) cacheOf(store).set(key, row);
  return row;
}

/** Who is signed in on this connection, or null. Sliding idle limit, fixed absolute limit, both by the core's clock. */
export function findActor(store: Store, connection: ConnectionState): Actor | null {
  if (!connection.token) return null;
  const key = sha256(connection.token);
  const row = lookUp(store, key);
  if (!row) return null;
  const now = store.clock.now();
  if (now > row.expiresAt || now > row.lastSeenAt + IDLE_MS) {
    endSession(store, connection.token);
    return null;
  }
  if (now > row.lastSeenAt + SEEN_EVERY_MS && !store.handle.inTransaction) {
    store.handle.prepare('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?').run(now, key);
    row.lastSeenAt = now;
  }
  return { userId: row.userId, username: row.username, role: row.role, device: connection.device };
}

/** Opens a session: 256 random bits for the client, only their hash is stored. */
export function beginSession(
  store: Store,
  userId: string,
  device: string,
): { token: string; expiresAt: number } {
  const token = randomBytes(32).toString('base64url');
  const now = store.clock.now();
  const expiresAt = now + ABSOLUTE_MS;
  store.handle
    .prepare(
      'INSERT INTO sessions (token_hash, user_id, device, created_at, last_seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(sha256(token), userId, device, now, now, expiresAt);
  store.handle.prepare('DELETE FROM sessions WHERE expires_at < ?').run(now);
  return { token, expiresAt };
}

export function endSession(store: Store, token: string): void {
  const key = sha256(token);
  cacheOf(store).delete(key);
  store.handle.prepare('DELETE FROM sessions WHERE token_hash = ?').run(key);
}

/** Ends every session of an account: password change, disabled, role changed. */
export function endSessionsOf(store: Store, userId: string): void {
  store.handle.prepare('DELETE FROM sessions WHERE user_id = ?').run(userId);
  forgetSessions(store);
}
