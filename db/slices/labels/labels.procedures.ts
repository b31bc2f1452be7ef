import { definedOnly } from '#db/kit/defined-only.ts';
import { os } from '#db/kit/procedures.ts';
import { exportKey, importKey, listKeys, rotateKey } from './label-keys.service.ts';
import {
  createTemplate,
  listPrints,
  listTemplates,
  prepareLabels,
  printLabels,
  updateTemplate,
  voidTemplate,
} from './labels.service.ts';
import {
  alarmsOfCodes,
  answerAlarm,
  getLabelSettings,
  reportSighting,
  saveLabelSettings,
  verifyLabel,
} from './sightings.service.ts';

export const labelsProcedures = {
  templates: os.labels.templates.handler(({ context }) => context.read(listTemplates)),
  createTemplate: os.labels.createTemplate.handler(({ input, context }) =>
    context.write((w) => createTemplate(w, input)),
  ),
  updateTemplate: os.labels.updateTemplate.handler(({ input, context }) =>
    context.write((w) => updateTemplate(w, definedOnly(input))),
  ),
  voidTemplate: os.labels.voidTemplate.handler(({ input, context }) =>
    context.write((w) => voidTemplate(w, input)),
  ),
  prepare: os.labels.prepare.handler(({ input, context }) =>
    context.write((w) => prepareLabels(w, input.codes)),
  ),
  print: os.labels.print.handler(({ input, context }) => context.write((w) => printLabels(w, input))),
  prints: os.labels.prints.handler(({ input, context }) => context.read((r) => listPrints(r, input.barcode))),
  keys: os.labels.keys.handler(({ context }) => context.read(listKeys)),
  rotateKey: os.labels.rotateKey.handler(({ input, context }) =>
    context.write((w) => rotateKey(w, input.reason)),
  ),
  importKey: os.labels.importKey.handler(({ input, context }) => context.write((w) => importKey(w, input))),
  exportKey: os.labels.exportKey.handler(({ context }) => context.write(exportKey)),
  verify: os.labels.verify.handler(({ input, context }) => context.read((r) => verifyLabel(r, input.text))),
  report: os.labels.report.handler(({ input, context }) =>
    context.write((w) => reportSighting(w, definedOnly(input))),
  ),
  alarms: os.labels.alarms.handler(({ context }) => context.read(alarmsOfCodes)),
  answerAlarm: os.labels.answerAlarm.handler(({ input, context }) =>
    context.write((w) => answerAlarm(w, input)),
  ),
  settings: os.labels.settings.handler(({ context }) => context.read(getLabelSettings)),
  saveSettings: os.labels.saveSettings.handler(({ input, context }) =>
    context.write((w) => saveLabelSettings(w, input)),
  ),
};
