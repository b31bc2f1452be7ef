import type { OfferedAnalysis, UndoCheck } from '#contract/imports/imports.schema.ts';
import { inputInvalid } from '#contract/kit/errors.ts';
import { resultOf } from '#db/jobs/job-runner.ts';
import type { SignedInContext } from '#db/kit/call-context.ts';
import { newId } from '#db/kit/identity.ts';
import { os } from '#db/kit/procedures.ts';
import { requestHash } from './analysed-upload.ts';
import {
  batchRows,
  getBatch,
  listBatches,
  rejectedWorkbook,
  requireKind,
  templateWorkbook,
} from './imports.service.ts';
import { forgetMapping, shareMapping } from './mappings.service.ts';
import { readTriedRows } from './tried-rows.ts';
import { requireUpload, saveUpload, sweepUploads, triedFolder } from './uploads.ts';

const { imports } = os;

/** Runs a job to its end and gives its result, or throws what it ended with. */
async function jobResult(context: SignedInContext, kind: string, params: unknown): Promise<unknown> {
  const jobs = context.host.jobs();
  const job = jobs.start(kind, params, context.actor);
  return resultOf((await jobs.settled(job.id)) ?? job);
}

export const importsProcedures = {
  upload: imports.upload.handler(async ({ input, context }) => {
    const { dataDir, clock } = context.host;
    context.host.jobs().prepare('import');
    sweepUploads(dataDir, clock.now());
    const bytes = new Uint8Array(await input.file.arrayBuffer());
    return saveUpload(dataDir, {
      id: newId(clock.now()),
      name: input.file.name,
      bytes,
      userId: context.actor.userId,
    });
  }),
  analyse: imports.analyse.handler(async ({ input, context }) => {
    requireKind(context, input.request.kind);
    requireUpload(context.host.dataDir, input.uploadId, context.actor.userId);
    return (await jobResult(context, 'import-analysis', input)) as OfferedAnalysis;
  }),
  start: imports.start.handler(({ input, context }) => {
    requireKind(context, input.request.kind);
    requireUpload(context.host.dataDir, input.uploadId, context.actor.userId);
    return { jobId: context.host.jobs().start('import', input, context.actor).id };
  }),
  shareMapping: imports.shareMapping.handler(({ input, context }) =>
    context.write((w) => shareMapping(w, input)),
  ),
  forgetMapping: imports.forgetMapping.handler(({ input, context }) =>
    context.write((w) => forgetMapping(w, input.id)),
  ),
  list: imports.list.handler(({ input, context }) => context.read((r) => listBatches(r, input))),
  get: imports.get.handler(({ input, context }) => context.read((r) => getBatch(r, input.id))),
  rejected: imports.rejected.handler(({ input, context }) =>
    context.read((r) => rejectedWorkbook(r, input.id, input.language ?? 'zh')),
  ),
  template: imports.template.handler(({ input, context }) =>
    context.read((r) => templateWorkbook(r, input.kind, input.language ?? 'zh')),
  ),
  rows: imports.rows.handler(({ input, context }) => {
    const { batchId, uploadId, request, group, page = 0 } = input;
    if (batchId !== undefined) return context.read((r) => batchRows(r, batchId, group, page));
    if (uploadId === undefined || request === undefined) throw inputInvalid('batchId', 'required');
    const { dataDir } = context.host;
    requireUpload(dataDir, uploadId, context.actor.userId);
    return readTriedRows(triedFolder(dataDir, uploadId, requestHash(request)), group, page);
  }),
  blockers: imports.blockers.handler(async ({ input, context }) => {
    requireKind(context, context.read((r) => getBatch(r, input.id)).kind);
    return (await jobResult(context, 'import-undo', { ...input, isTrial: true })) as UndoCheck;
  }),
  undo: imports.undo.handler(async ({ input, context }) => {
    requireKind(context, context.read((r) => getBatch(r, input.id)).kind);
    await jobResult(context, 'import-undo', input);
    return context.read((r) => getBatch(r, input.id));
  }),
};
