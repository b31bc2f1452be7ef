import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openDoor } from './door-fixture.ts';

test('a call that is under way gets its answer before the server closes', async () => {
  const door = await openDoor();
  // Hashing a password takes long enough to still be running when the server begins to close.
  const signIn = door.signIn();
  await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([door.close(), expect(signIn).resolves.toMatch(/^sid-/)]);
});

test('a client that never finishes its request cannot hold up the exit', async () => {
  const door = await openDoor();
  const head = `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:${String(door.port)}\r\n`;
  const socket = connect(door.port, '127.0.0.1', () =>
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`),
  );
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => {});
  await new Promise((resolve) => setTimeout(resolve, 100));
  const asked = performance.now();
  await door.close();
  await closed;
  expect(performance.now() - asked).toBeLessThan(4000);
});
