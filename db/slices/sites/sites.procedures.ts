import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { matchSites, siteRows } from './site-rows.service.ts';
import { createSite, getSite, listSites, pickSite, updateSite, voidSite } from './sites.service.ts';

export const sitesProcedures = {
  list: os.sites.list.handler(({ input, context }) => context.read((r) => listSites(r, input))),
  pick: os.sites.pick.handler(({ input, context }) =>
    context.read((r) => pickSite(r, input.text, input.limit)),
  ),
  get: os.sites.get.handler(({ input, context }) => context.read((r) => getSite(r, input.id))),
  create: os.sites.create.handler(({ input, context }) => context.write((w) => createSite(w, input))),
  update: os.sites.update.handler(({ input, context }) => context.write((w) => updateSite(w, input))),
  match: os.sites.match.handler(({ input, context }) => context.read((r) => matchSites(r, input.texts))),
  saveRows: os.sites.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, siteRows, input)),
  ),
  checkRows: os.sites.checkRows.handler(({ input, context }) => checkRows(context, siteRows, input)),
  void: os.sites.void.handler(({ input, context }) => context.write((w) => voidSite(w, input))),
};
