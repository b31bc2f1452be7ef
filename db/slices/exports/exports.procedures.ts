import type { SignedInContext } from '#db/kit/call-context.ts';
import { newId } from '#db/kit/identity.ts';
import { os } from '#db/kit/procedures.ts';
import { requireDocument } from './export-documents.ts';
import { readExport, sweepExports } from './export-files.ts';
import { countView, exportKinds, kindTable } from './exports.service.ts';

/** Starts the job that writes the file; its result names the file to fetch. */
function start(context: SignedInContext, params: object): { jobId: string } {
  const { dataDir, clock } = context.host;
  sweepExports(dataDir, clock.now());
  const id = newId(clock.now());
  return { jobId: context.host.jobs().start('export', { ...params, id }, context.actor).id };
}

export const exportsProcedures = {
  view: os.exports.view.handler(({ input, context }) =>
    start(context, { what: 'view', view: input, total: context.read((r) => countView(r, input)) }),
  ),
  kinds: os.exports.kinds.handler(({ context }) => context.read(exportKinds)),
  kind: os.exports.kind.handler(({ input, context }) => {
    kindTable(context, input.kind);
    return start(context, { what: 'kind', kind: input });
  }),
  document: os.exports.document.handler(({ input, context }) => {
    context.read((r) => requireDocument(r, input));
    return start(context, { what: 'document', document: input });
  }),
  all: os.exports.all.handler(({ context }) => start(context, { what: 'all' })),
  file: os.exports.file.handler(({ input, context }) =>
    readExport(context.host.dataDir, input.id, context.actor.userId),
  ),
};
