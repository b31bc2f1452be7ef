import { os } from '#db/kit/procedures.ts';
import { chooseDefaultView, createView, removeView, updateView, viewsOfList } from './views.service.ts';

export const viewsProcedures = {
  list: os.views.list.handler(({ input, context }) => context.read((r) => viewsOfList(r, input.list))),
  create: os.views.create.handler(({ input, context }) => context.write((w) => createView(w, input))),
  update: os.views.update.handler(({ input, context }) => context.write((w) => updateView(w, input))),
  remove: os.views.remove.handler(({ input, context }) => context.write((w) => removeView(w, input))),
  setDefault: os.views.setDefault.handler(({ input, context }) =>
    context.write((w) => chooseDefaultView(w, input)),
  ),
};
