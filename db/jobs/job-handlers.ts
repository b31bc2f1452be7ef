import type { JobHandler } from './job-types.ts';

/** Kinds of long work; each handler is loaded when its first job runs. */
export const JOB_HANDLERS: Readonly<Record<string, () => Promise<JobHandler>>> = {
  'import-analysis': async () => (await import('#db/slices/imports/analyse-job.ts')).analyseJob,
  import: async () => (await import('#db/slices/imports/run-job.ts')).runJob,
  'search-rebuild': async () => (await import('#db/slices/search/rebuild-job.ts')).rebuildJob,
  'import-undo': async () => (await import('#db/slices/imports/undo-job.ts')).undoJob,
  export: async () => (await import('#db/slices/exports/export-job.ts')).exportJob,
};
