import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { buildIn, findOpenPlaces, planBuildIn } from './build-in.service.ts';
import { findKnownCodes } from './known-codes.service.ts';
import { nextFreeCode } from './next-code.service.ts';
import { recordCount } from './stocktake.service.ts';
import { getUnitLife, getUnitLifeById, getUnitTree } from './unit-life.service.ts';
import { correctBuiltLot, getUnitLots, recordBuiltLots } from './unit-lots.service.ts';
import { getUnitPapers } from './unit-papers.service.ts';
import { unitRows } from './unit-rows.service.ts';
import { getUnitTrees } from './unit-trees.service.ts';
import {
  bindCode,
  correctUnitEvent,
  getUnit,
  getUnitById,
  listUnits,
  pickUnit,
  recordTypedEvent,
  registerTypedUnits,
  relabelUnit,
  replaceUnits,
  updateUnit,
  voidUnit,
} from './units.service.ts';
import {
  decideWarranty,
  getWarranty,
  listWarrantiesEnding,
  withdrawWarranty,
} from './warranty-decisions.service.ts';

export const unitsProcedures = {
  list: os.units.list.handler(({ input, context }) => context.read((r) => listUnits(r, input))),
  pick: os.units.pick.handler(({ input, context }) =>
    context.read((r) => pickUnit(r, input.text, input.limit)),
  ),
  get: os.units.get.handler(({ input, context }) => context.read((r) => getUnit(r, input.barcode))),
  life: os.units.life.handler(({ input, context }) =>
    context.read((r) => getUnitLife(r, input.barcode, input.on)),
  ),
  tree: os.units.tree.handler(({ input, context }) =>
    context.read((r) => getUnitTree(r, input.barcode, input.as, input.on)),
  ),
  register: os.units.register.handler(({ input, context }) =>
    context.write((w) => ({ units: registerTypedUnits(w, input) })),
  ),
  update: os.units.update.handler(({ input, context }) => context.write((w) => updateUnit(w, input))),
  saveRows: os.units.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, unitRows, input)),
  ),
  checkRows: os.units.checkRows.handler(({ input, context }) => checkRows(context, unitRows, input)),
  record: os.units.record.handler(({ input, context }) =>
    context.write((w) => getUnitLifeById(w, recordTypedEvent(w, input).unitId)),
  ),
  recordCount: os.units.recordCount.handler(({ input, context }) =>
    context.write((w) => recordCount(w, input)),
  ),
  correct: os.units.correct.handler(({ input, context }) =>
    context.write((w) => {
      correctUnitEvent(w, input);
      return getUnitLife(w, input.barcode);
    }),
  ),
  relabel: os.units.relabel.handler(({ input, context }) =>
    context.write((w) => getUnitLifeById(w, relabelUnit(w, input).id)),
  ),
  bindCode: os.units.bindCode.handler(({ input, context }) =>
    context.write((w) => getUnitLifeById(w, bindCode(w, input).id)),
  ),
  replace: os.units.replace.handler(({ input: { removedBarcode, installedBarcode, ...rest }, context }) =>
    context.write((w) => {
      const { installed } = replaceUnits(w, {
        removed: { barcode: removedBarcode },
        installed: { barcode: installedBarcode },
        reason: rest.reason,
        ...(rest.on === undefined ? {} : { on: rest.on }),
      });
      return getUnitLifeById(w, installed.unitId);
    }),
  ),
  planBuild: os.units.planBuild.handler(({ input, context }) => context.read((r) => planBuildIn(r, input))),
  places: os.units.places.handler(({ input, context }) =>
    context.read((r) => findOpenPlaces(r, input.barcode)),
  ),
  build: os.units.build.handler(({ input, context }) =>
    context.write((w) => getUnitLifeById(w, buildIn(w, input))),
  ),
  lots: os.units.lots.handler(({ input, context }) =>
    context.read((r) => getUnitLots(r, input.barcode, input.only)),
  ),
  buildLots: os.units.buildLots.handler(({ input, context }) =>
    context.write((w) => getUnitLots(w, getUnitById(w, recordBuiltLots(w, input)).barcode)),
  ),
  correctLot: os.units.correctLot.handler(({ input, context }) =>
    context.write((w) => getUnitLots(w, getUnitById(w, correctBuiltLot(w, input)).barcode)),
  ),
  void: os.units.void.handler(({ input, context }) => context.write((w) => voidUnit(w, input))),
  papers: os.units.papers.handler(({ input, context }) =>
    context.read((r) => getUnitPapers(r, input.barcode)),
  ),
  trees: os.units.trees.handler(({ input, context }) => context.read((r) => getUnitTrees(r, input))),
  nextCode: os.units.nextCode.handler(({ input, context }) =>
    context.read((r) => ({ code: nextFreeCode(r, input) })),
  ),
  checkCodes: os.units.checkCodes.handler(({ input, context }) =>
    context.read((r) => findKnownCodes(r, input.codes)),
  ),
  warranty: os.units.warranty.handler(({ input, context }) =>
    context.read((r) => getWarranty(r, input.barcode, input.on)),
  ),
  decideWarranty: os.units.decideWarranty.handler(({ input, context }) =>
    context.write((w) => decideWarranty(w, input)),
  ),
  withdrawWarranty: os.units.withdrawWarranty.handler(({ input, context }) =>
    context.write((w) => withdrawWarranty(w, input)),
  ),
  warrantiesEnding: os.units.warrantiesEnding.handler(({ input, context }) =>
    context.read((r) => listWarrantiesEnding(r, input)),
  ),
};
