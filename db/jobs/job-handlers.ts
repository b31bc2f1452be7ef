import type { JobHandler } from './job-types.ts';

/** Kinds of long work; each handler is loaded when its first job runs. */
export const JOB_HANDLERS: Readonly<Record<string, () => Promise<JobHandler>>> = {};
