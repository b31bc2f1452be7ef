import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDoor } from './door-fixture.ts';
import { startServer } from './server.ts';

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const answer = (isOpen: boolean) => () => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.on('connect', answer(true)).on('error', answer(false)).on('timeout', answer(false));
  });
}

test('S30 only the chosen loopback address answers, no other address of the machine', async () => {
  const door = await openDoor();
  try {
    expect(await canConnect('127.0.0.1', door.port)).toBe(true);
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    const reachable = others.filter(({ internal }) => !internal).map(({ address }) => address);
    for (const address of ['127.0.0.2', ...reachable]) {
      expect(await canConnect(address, door.port), address).toBe(false);
    }
  } finally {
    await door.close();
  }
});

const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
  list?.some(({ address }) => address === '::1'),
);

test.runIf(hasIpv6)('S30 IPv6 loopback works with its name in brackets', async () => {
  const door = await openDoor({ host: '::1' });
  try {
    expect(door.url).toBe(`http://[::1]:${String(door.port)}`);
    expect((await fetch(`${door.url}/api/health`)).status).toBe(200);
  } finally {
    await door.close();
  }
});

test('S30 an address others could reach is refused before the data folder is touched', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-listen-'));
  try {
    const refused = startServer({ dataDir, host: '0.0.0.0' });
    await expect(refused).rejects.toMatchObject({ code: 'TLS_REQUIRED', data: { host: '0.0.0.0' } });
    expect(readdirSync(dataDir)).toEqual([]);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});
