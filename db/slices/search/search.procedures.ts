import { os } from '#db/kit/procedures.ts';
import { linksOf } from './links.service.ts';
import { findGroups, findRecords } from './search.service.ts';

export const searchProcedures = {
  find: os.search.find.handler(({ input, context }) =>
    context.read((r) => findRecords(r, input.text, input.limit)),
  ),
  groups: os.search.groups.handler(({ input, context }) =>
    context.read((r) => findGroups(r, input.text, input.limit, input.kind)),
  ),
  links: os.search.links.handler(({ input, context }) => context.read((r) => linksOf(r, input))),
  rebuild: os.search.rebuild.handler(({ context }) => ({
    jobId: context.host.jobs().start('search-rebuild', {}, context.actor).id,
  })),
};
