import { os } from '#db/kit/procedures.ts';
import { getPreferences, savePreferences } from './preferences.service.ts';

export const preferencesProcedures = {
  get: os.preferences.get.handler(({ context }) => context.read(getPreferences)),
  save: os.preferences.save.handler(({ input, context }) => context.write((w) => savePreferences(w, input))),
};
