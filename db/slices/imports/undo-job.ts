import { idInput } from '#contract/kit/values.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import { undoImport } from './undo-import.ts';

/** Takes a batch back in one transaction; a long one would hold up the screens. */
export async function undoJob(job: JobContext<unknown>): Promise<{ id: string }> {
  const { id } = idInput.parse(job.params);
  await job.inTurn(() => job.store.writeNow(job.actor, (w) => undoImport(w, id)));
  return { id };
}
