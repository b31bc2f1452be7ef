import { os } from '#db/kit/procedures.ts';
import { cancelJob, getJob, listJobs } from './jobs.service.ts';

export const jobsProcedures = {
  get: os.jobs.get.handler(({ input, context }) =>
    context.read((r) => getJob(r, context.host.jobs(), input.id)),
  ),
  list: os.jobs.list.handler(({ context }) => context.read((r) => listJobs(r, context.host.jobs()))),
  cancel: os.jobs.cancel.handler(({ input, context }) =>
    context.read((r) => cancelJob(r, context.host.jobs(), input.id)),
  ),
};
