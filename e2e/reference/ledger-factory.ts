import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createRouterClient, type RouterClient } from '@orpc/server';
import type { ImportAnalysis, ImportQuestion } from '#contract/imports/analysis.ts';
import type { ImportKind } from '#contract/imports/imports.fields.ts';
import type { ImportRequestInput, ImportResult } from '#contract/imports/imports.schema.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { type Core, createCore } from '#db/core.ts';

type Client = RouterClient<Core['router']>;

/** A factory of its own that real ledgers are brought into through the core's door. */
export interface LedgerFactory {
  client: Client;
  /** Looks at a file of the data folder. */
  analyse(path: string, request: ImportRequestInput): Promise<ImportAnalysis>;
  /** Brings it in; throws what the job ended with. */
  bringIn(path: string, request: ImportRequestInput): Promise<ImportResult>;
}

const ADMIN = { username: 'reference', password: 'reference run of ledgers' };

/** Runs the work in an empty factory and removes it afterwards. */
export async function withFactory<T>(
  dataDir: string,
  work: (factory: LedgerFactory) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'millwright-reference-'));
  const core = await createCore({ dataDir: folder });
  try {
    const { context } = core.connect({ transport: 'inprocess', device: 'reference' });
    const client = createRouterClient(core.router, { context });
    await client.setup.startFactory({ factory: 'Reference', displayName: 'Reference', ...ADMIN });
    await client.session.signIn(ADMIN);
    return await work(ledgerFactory(core, client, dataDir));
  } finally {
    await core.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function ledgerFactory(core: Core, client: Client, dataDir: string): LedgerFactory {
  const upload = async (path: string) => {
    const file = new File([new Uint8Array(readFileSync(join(dataDir, path)))], basename(path));
    return (await client.imports.upload({ file })).uploadId;
  };
  return {
    client,
    analyse: async (path, request) => client.imports.analyse({ uploadId: await upload(path), request }),
    bringIn: async (path, request) => {
      const { jobId } = await client.imports.start({ uploadId: await upload(path), request });
      await core.host.jobs().settled(jobId);
      const job = await client.jobs.get({ id: jobId });
      if (job.state !== 'done')
        throw new Error(`${path}: ${job.error?.code} ${JSON.stringify(job.error?.data)}`);
      return job.result as ImportResult;
    },
  };
}

export function request(kind: ImportKind, more: Partial<ImportRequestInput> = {}): ImportRequestInput {
  return { kind, ...more };
}

/** All rows of a list, page by page. */
export async function allRows<Row>(list: (input: ListInput) => Promise<ListPage<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await list(after === undefined ? { limit: 500 } : { limit: 500, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

export function expectation<T>(dataDir: string, path: string): T {
  return JSON.parse(readFileSync(join(dataDir, path), 'utf8')) as T;
}

export function questionOf(
  analysis: ImportAnalysis,
  kind: ImportQuestion['kind'],
): ImportQuestion | undefined {
  return analysis.questions.find((question) => question.kind === kind);
}

export function columnOf(analysis: ImportAnalysis, header: string) {
  return analysis.columns.find((column) => column.header === header);
}

/** Counts as one text, so that a whole table is one case. */
export function inOrder(counts: Record<string, number>): string {
  return Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key}=${count}`)
    .join(' ');
}

export function countsOf(values: ReadonlyArray<string | null | undefined>): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value ?? '', (counts.get(value ?? '') ?? 0) + 1);
  return inOrder(Object.fromEntries(counts));
}

/** Values and counts of a column of the file, blanks included. */
export function valuesOf(analysis: ImportAnalysis, header: string): string {
  const column = columnOf(analysis, header);
  const listed = Object.fromEntries((column?.values ?? []).map(({ text, count }) => [text, count]));
  const blank = analysis.counts.read - (column?.filled ?? 0);
  return inOrder(blank > 0 ? { ...listed, '': blank } : listed);
}

/** The largest relative difference that is still the same to a hundredth of the currency unit. */
export function withinCent(total: number): number {
  return total === 0 ? 0.01 : 0.01 / Math.abs(total);
}
