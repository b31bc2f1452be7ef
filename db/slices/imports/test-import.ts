import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportRequestInput, ImportResult } from '#contract/imports/imports.schema.ts';
import type { JobRow } from '#contract/jobs/jobs.contract.ts';
import { type Core, createCore } from '#db/core.ts';
import type { SourceFile } from '#db/importing/open-spreadsheet.ts';
import type { Router } from '#db/router.ts';
import { runJob } from './run-job.ts';

export interface ImportFactory {
  core: Core;
  client: RouterClient<Router>;
  /** Uploads, runs to the end, gives the result; throws what the job ended with. */
  run(
    file: SourceFile,
    kind: ImportKind,
    request?: Partial<ImportRequestInput>,
    isDryRun?: boolean,
  ): Promise<ImportResult>;
  /** The same, giving the job however it ended. */
  job(
    file: SourceFile,
    kind: ImportKind,
    request?: Partial<ImportRequestInput>,
    isDryRun?: boolean,
  ): Promise<JobRow>;
  upload(file: SourceFile): Promise<string>;
  close(): Promise<void>;
}

const ADMIN = { username: 'admin', password: 'correct horse battery' };

/**
 * A factory of its own, signed in as administrator. Jobs run in real workers; `isInline` runs imports in the test's
 * own thread, for tests with many small ledgers.
 */
export async function openImportFactory({ isInline = false } = {}): Promise<ImportFactory> {
  const dataDir = mkdtempSync(join(tmpdir(), 'millwright-import-'));
  const core = await createCore({ dataDir });
  const client = createRouterClient(core.router, {
    context: core.connect({ transport: 'inprocess', device: 'test' }).context,
  });
  await client.setup.startFactory({ factory: '试验工厂', displayName: '管理员', ...ADMIN });
  const admin = await client.session.signIn(ADMIN);
  const upload = async ({ name, bytes }: SourceFile) => {
    const file = new File([new Uint8Array(bytes)], name ?? 'ledger');
    return (await client.imports.upload({ file })).uploadId;
  };
  const job: ImportFactory['job'] = async (file, kind, request = {}, isDryRun = false) => {
    const uploadId = await upload(file);
    const { jobId } = await client.imports.start({ uploadId, request: { kind, ...request }, isDryRun });
    await core.host.jobs().settled(jobId);
    return client.jobs.get({ id: jobId });
  };
  const inline: ImportFactory['run'] = async (file, kind, request = {}, isDryRun = false) => {
    return runJob({
      params: { uploadId: await upload(file), request: { kind, ...request }, isDryRun },
      actor: { userId: admin.userId, username: admin.username, role: 'administrator', device: 'test' },
      store: core.host.store(),
      dataDir,
      signal: new AbortController().signal,
      progress: () => {},
      inTurn: async (write) => write(),
    });
  };
  return {
    core,
    client,
    upload,
    job,
    async run(file, kind, request, isDryRun) {
      if (isInline) return inline(file, kind, request, isDryRun);
      const row = await job(file, kind, request, isDryRun);
      if (row.state !== 'done') throw new Error(`${row.error?.code} ${JSON.stringify(row.error?.data)}`);
      return row.result as ImportResult;
    },
    async close() {
      await core.close();
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
