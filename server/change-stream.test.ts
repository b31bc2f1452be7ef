import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Door, type DoorClient, openDoor } from './door-fixture.ts';

let door: Door;
let cookie: string;
let client: DoorClient;
beforeEach(async () => {
  door = await openDoor();
  cookie = await door.signIn();
  client = door.rpc(cookie);
});
afterEach(() => door.close());

const newUser = (username: string) =>
  ({ username, displayName: username, role: 'sales', password: 'long enough 1' }) as const;
const isOver = (promise: Promise<unknown>) => expect(promise).resolves.toMatchObject({ done: true });

describe('S40 the change stream over HTTP', () => {
  test('tells which records changed, after the commit', async () => {
    const stream = await client.changes.stream();
    const first = stream.next();
    const made = await client.users.create(newUser('li'));
    expect(await first).toEqual({ done: false, value: { entity: 'users', ids: [made.id] } });
    await stream.return?.();
  });

  test('needs a session', async () => {
    await expect(door.rpc().changes.stream()).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      defined: true,
    });
  });

  test('ends when its session signs out in another tab', async () => {
    const stream = await client.changes.stream();
    const next = stream.next();
    await door.rpc(cookie).session.signOut();
    await isOver(next);
  });

  test('goes on when another session signs out', async () => {
    const stream = await client.changes.stream();
    const next = stream.next();
    await door.rpc(await door.signIn()).session.signOut();
    const made = await client.users.create(newUser('wang'));
    // The other sign-in is itself a logged change; what matters is that notices still come.
    let notice = await next;
    while (!notice.done && notice.value.entity !== 'users') notice = await stream.next();
    expect(notice.value).toEqual({ entity: 'users', ids: [made.id] });
  });

  test('tells nothing more to an account that was disabled meanwhile', async () => {
    const made = await client.users.create(newUser('zhao'));
    const theirs = await door.rpc(await door.signIn('zhao', 'long enough 1')).changes.stream();
    const next = theirs.next();
    await client.users.update({ id: made.id, version: made.version, isActive: false });
    await isOver(next);
  });

  test('ends when the server closes, within the five seconds of a quiet exit', async () => {
    const stream = await client.changes.stream();
    const next = stream.next().catch(() => ({ done: true }));
    const started = performance.now();
    await door.close();
    await isOver(next);
    expect(performance.now() - started).toBeLessThan(2000);
    door = await openDoor();
  });
});
