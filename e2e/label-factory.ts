import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { PASSWORD } from './kit/signed-in.ts';

const adminScript = fileURLToPath(new URL('../server/admin/main.ts', import.meta.url));

export const MACHINE = 'LJ-2026-0001';
export const PUMP = 'YB125-0001';
export const SPARE_PUMP = 'YB125-0002';
export const GTIN = '06901234567892';
export const FACTORY_NO = 'F-77';

export interface EmptyFactory {
  folder: string;
  dataDir: string;
  remove(): void;
}

/** A data folder with one administrator and nothing else. */
export function makeFactory(): EmptyFactory {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-labels-'));
  const dataDir = join(folder, 'data');
  const args = ['init', '--data-dir', dataDir, '--admin', 'admin', '--password-stdin'];
  const options = { input: `${PASSWORD}\n`, encoding: 'utf8' } as const;
  const made = spawnSync(process.execPath, [adminScript, ...args], options);
  expect(made.status, made.stderr).toBe(0);
  return { folder, dataDir, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

export type Post = (path: string, body: object) => Promise<{ id: string; version: number }>;

/** Signs a script in over the REST door; it then writes as the administrator. */
export async function signedInPost(url: string): Promise<Post> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: url };
  const post: Post = async (path, body) => {
    const answer = await fetch(`${url}/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.ok, `${path} ${await answer.clone().text()}`).toBe(true);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) headers.cookie = cookie.split(';')[0] ?? '';
    return (await answer.json()) as { id: string; version: number };
  };
  await post('/session', { username: 'admin', password: PASSWORD });
  return post;
}

/** A winch with a number of trade, its bill of material, one pump built in and one in stock. */
export async function writeWinch(post: Post): Promise<void> {
  const winch = { code: 'AW-68', name: '锚绞机', family: 'windlass', gtin: GTIN };
  const { id: productId } = await post('/products', winch);
  const { id: partId } = await post('/parts', { drawingNo: 'YB-125', revision: 'C', name: '柱塞泵' });
  const lines = [{ position: 'pump_1', partId, quantity: 1000 }];
  const bom = await post('/boms', { productId, lines });
  await post(`/boms/${bom.id}/release`, { id: bom.id, version: bom.version, on: '2020-01-01' });
  await post('/units', { codes: MACHINE, productId, factoryNo: FACTORY_NO, madeOn: '2026-01-05' });
  await post('/units', { codes: `${PUMP}, ${SPARE_PUMP}`, partId });
  const inside = { type: 'INSTALLED', parentBarcode: MACHINE, position: 'pump_1' };
  await post(`/units/${PUMP}/events`, inside);
  await post(`/units/${MACHINE}/events`, { type: 'FACTORY_TESTED' });
}
