import { analyseInput, type OfferedAnalysis } from '#contract/imports/imports.schema.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import { analyseUpload } from './analysed-upload.ts';
import { planOfBatch } from './imports.service.ts';
import { rememberedMappings } from './mappings.service.ts';
import { readUpload, requireUpload } from './uploads.ts';

/** Looks at an uploaded ledger. Reading and profiling are heavy, so they never run where the screens are answered. */
export async function analyseJob(job: JobContext<unknown>): Promise<OfferedAnalysis> {
  const { uploadId, request } = analyseInput.parse(job.params);
  const upload = requireUpload(job.dataDir, uploadId, job.actor.userId);
  const file = readUpload(job.dataDir, upload);
  const planOf = (no: string) => job.store.read(job.actor, (r) => planOfBatch(r, no));
  const held = await analyseUpload(job.dataDir, upload, file, request, { planOf });
  const { plan: _plan, ...analysis } = held.analysis;
  return { ...analysis, remembered: job.store.read(job.actor, (r) => rememberedMappings(r, analysis)) };
}
