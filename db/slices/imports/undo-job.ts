import { z } from 'zod';
import type { UndoCheck } from '#contract/imports/imports.schema.ts';
import { idInput } from '#contract/kit/values.ts';
import type { JobContext } from '#db/jobs/job-types.ts';
import { takeBack, undoImport } from './undo-import.ts';

const undoInput = idInput.extend({ isTrial: z.boolean().optional() });

/** Carries what a trial found out of the transaction it takes back. */
class TrialDone extends Error {
  readonly check: UndoCheck;
  constructor(check: UndoCheck) {
    super('trial');
    this.check = check;
  }
}

/** Takes a batch back in one transaction, or only tries; a long one would hold up the screens. */
export async function undoJob(job: JobContext<unknown>): Promise<{ id: string } | UndoCheck> {
  const { id, isTrial = false } = undoInput.parse(job.params);
  if (isTrial) return job.inTurn(() => tryUndo(job, id));
  await job.inTurn(() => job.store.writeNow(job.actor, (w) => undoImport(w, id)));
  return { id };
}

function tryUndo(job: JobContext<unknown>, id: string): UndoCheck {
  try {
    return job.store.writeNow(job.actor, (w) => {
      throw new TrialDone(takeBack(w, id));
    });
  } catch (error) {
    if (error instanceof TrialDone) return error.check;
    throw error;
  }
}
