import type { ImportAnalysis } from '#contract/imports/analysis.ts';
import { analyseInput } from '#contract/imports/imports.schema.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import { analyseUpload } from './analysed-upload.ts';
import { readUpload, requireUpload } from './uploads.ts';

/** Looks at an uploaded ledger. Reading and profiling are heavy, so they never run where the screens are answered. */
export async function analyseJob(job: JobContext<unknown>): Promise<ImportAnalysis> {
  const { uploadId, request } = analyseInput.parse(job.params);
  const upload = requireUpload(job.dataDir, uploadId, job.actor.userId);
  const held = await analyseUpload(job.dataDir, upload, readUpload(job.dataDir, upload), request);
  const { plan: _plan, ...analysis } = held.analysis;
  return analysis;
}
