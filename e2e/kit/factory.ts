import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHost } from '../doors.ts';

const adminScript = fileURLToPath(new URL('../../server/admin/main.ts', import.meta.url));
export const PASSWORD = 'anker-winde-2026';

export interface EmptyFactory {
  folder: string;
  dataDir: string;
  remove(): void;
}

function initialise(dataDir: string, displayName: string): void {
  const args = ['--data-dir', dataDir, '--admin', 'admin', '--display-name', displayName, '--password-stdin'];
  const made = spawnSync(process.execPath, [adminScript, 'init', ...args], {
    input: `${PASSWORD}\n`,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
}

/**
 * Set up once a run and copied: it takes a process and a hash that is slow on purpose. The folder goes away with
 * the run's temporary root. Of two workers that begin at once, the second keeps what the first has made.
 */
function keptFactory(displayName: string): string {
  const kept = join(tmpdir(), 'kept-factories');
  const folder = join(kept, Buffer.from(displayName).toString('hex'));
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  const draft = mkdtempSync(join(kept, 'draft-'));
  initialise(join(draft, 'data'), displayName);
  try {
    renameSync(join(draft, 'data'), folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
  return folder;
}

/** A data folder with one administrator, `admin`, and nothing else. */
export function makeFactory(displayName = '李敏'): EmptyFactory {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-factory-'));
  const dataDir = join(folder, 'data');
  cpSync(keptFactory(displayName), dataDir, { recursive: true });
  return { folder, dataDir, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** What the REST door gave for what was made. */
export type Made = { id: string; no: string; version: number; units?: { id: string }[] };
export type Post = (path: string, body: object, method?: string) => Promise<Made>;

/** Signs a script in over the REST door; it then writes as the administrator. */
export async function signedInPost(url: string): Promise<Post> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin: url };
  const post: Post = async (path, body, method = 'POST') => {
    const answer = await fetch(`${url}/api${path}`, { method, headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} ${await answer.text()}`);
    const cookie = answer.headers.get('set-cookie');
    if (cookie) headers['cookie'] = cookie.split(';')[0] ?? '';
    return (await answer.json()) as Made;
  };
  await post('/session', { username: 'admin', password: PASSWORD });
  return post;
}

/** Fills a factory through the REST door of a host of its own, before any page opens on it. */
export async function fillFactory(dataDir: string, prepare: (post: Post) => Promise<void>): Promise<void> {
  const host = await startHost(dataDir);
  try {
    await prepare(await signedInPost(host.url));
  } finally {
    await host.close();
  }
}
