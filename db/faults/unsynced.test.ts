import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createCore } from '#db/core.ts';
import { FAULT_ACCOUNT } from './fault-account.ts';
import { temporaryFolder } from './folders.ts';

async function openedFactory(dataDir: string) {
  const core = await createCore({ dataDir });
  const { context } = core.connect({ transport: 'inprocess', device: 'test', holder: 'w' });
  const client = createRouterClient(core.router, { context });
  await client.setup.startFactory(FAULT_ACCOUNT);
  await client.session.signIn({ username: FAULT_ACCOUNT.username, password: FAULT_ACCOUNT.password });
  return { core, client };
}

/** The next commit of this connection ends as if the disk had not confirmed it. Its statement is kept prepared. */
function failNextCommit(handle: Database.Database): void {
  const kind = Object.getPrototypeOf(handle.prepare('SELECT 1')) as Database.Statement;
  const real = kind.run;
  kind.run = function run(this: Database.Statement, ...values: unknown[]) {
    if (this.database !== handle || this.source !== 'COMMIT') return real.apply(this, values);
    kind.run = real;
    throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');
  };
}

/** Tools of the system that make one call fail. */
function hasStrace(): boolean {
  const probe = spawnSync('strace', ['-f', '-qq', '-e', 'trace=fsync', process.execPath, '--version']);
  return process.platform === 'linux' && probe.status === 0;
}

describe('a disk that does not confirm', () => {
  it('fault F07 the save is refused, the connection closed, the file opened anew and checked, nobody signed out', async () => {
    const { core, client } = await openedFactory(temporaryFolder('unsynced'));
    const abort = new AbortController();
    const heard: string[] = [];
    const follow = (async () => {
      for await (const { entity } of core.host.store().changes.follow(abort.signal)) heard.push(entity);
    })();
    const { handle } = core.host.store();
    failNextCommit(handle);
    const [error] = await safe(client.parties.create({ name: '华海造船' }));
    expect(isDefinedError(error) ? error.code : error).toBe('STORAGE_UNCERTAIN');
    const [meanwhile] = await safe(client.parties.list({}));
    expect(isDefinedError(meanwhile) ? meanwhile.code : meanwhile).toBe('STORAGE_BUSY');
    await expect.poll(() => core.host.state().kind).toBe('ready');
    expect(handle.open).toBe(false);
    expect(core.host.store().handle).not.toBe(handle);
    expect((await client.parties.list({ withTotal: true })).total).toBe(0);
    await client.parties.create({ name: '华海造船' });
    expect((await client.parties.list({ withTotal: true })).total).toBe(1);
    expect(heard).toContain('parties');
    abort.abort();
    await follow;
    await core.close();
  });

  it.runIf(hasStrace())(
    'fault F07 with fsync failing in the system: nothing acknowledged is lost, and saving goes on',
    { timeout: 60_000 },
    async () => {
      const dataDir = temporaryFolder('fsync');
      await (await openedFactory(dataDir)).core.close();
      const script = join(import.meta.dirname, 'unsynced-child.ts');
      const run = spawnSync(
        'strace',
        ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=fsync', '-e', 'inject=fsync:error=EIO:when=30'].concat([
          process.execPath,
          '--no-warnings',
          script,
          dataDir,
        ]),
        { encoding: 'utf8' },
      );
      const said = JSON.parse(run.stdout) as { saved: number; refusals: string[]; total: number };
      expect(said.refusals).toEqual(['STORAGE_UNCERTAIN']);
      expect(said.saved).toBeGreaterThan(5);
      expect(said.total).toBeGreaterThanOrEqual(said.saved);
    },
  );
});
