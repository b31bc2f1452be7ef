import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { idInput } from '#contract/kit/values.ts';
import { documentExport, exportStarted, kindExport, viewExport } from './exports.schema.ts';

const run = needs('exports.run');
export const exportsContract = {
  /** A list as the screen shows it. FORBIDDEN without the right to read that list. */
  view: run
    .route({ method: 'POST', path: '/exports/views', successStatus: 202 })
    .input(viewExport)
    .output(exportStarted),
  /** Kinds this person may write to a file whole. */
  kinds: run.route({ method: 'GET', path: '/exports/kinds' }).output(z.array(z.string())),
  kind: run
    .route({ method: 'POST', path: '/exports/kinds', successStatus: 202 })
    .input(kindExport)
    .output(exportStarted),
  /** One document as `.xlsx`, to be sent or worked on. FORBIDDEN without the right to read it. */
  document: run
    .route({ method: 'POST', path: '/exports/documents', successStatus: 202 })
    .input(documentExport)
    .output(exportStarted),
  /** Every kind and every table with a note of what they mean, as one archive. */
  all: needs('users.manage')
    .route({ method: 'POST', path: '/exports/all', successStatus: 202 })
    .output(exportStarted),
  /** The file of a finished export, by the id in the result of its job; NOT_FOUND for another person's. */
  file: run.route({ method: 'GET', path: '/exports/{id}/file' }).input(idInput).output(z.file()),
};
