import { z } from 'zod';
import { needs } from '#contract/kit/base.ts';
import { listInput, listOutput } from '#contract/kit/list.ts';
import { checkedRows, rowBatch, savedRows } from '#contract/kit/rows.ts';
import { pickedRow, pickInput } from '#contract/parties/parties.schema.ts';
import { buildInInput, buildPlanInput, openPlaces, plannedPart } from './build-in.schema.ts';
import { checkCodesInput, knownCodes, nextCodeInput } from './known-codes.schema.ts';
import { countInput, countRecorded } from './stocktake.schema.ts';
import { treeInput, treeView, unitLife } from './unit-life.schema.ts';
import { builtLotCorrect, builtLotsInput, unitLots, unitLotsInput } from './unit-lots.schema.ts';
import { unitPapers } from './unit-papers.schema.ts';
import { treesInput, treesView } from './unit-trees.schema.ts';
import {
  barcodeInput,
  unitBindInput,
  unitCorrectInput,
  unitEventInput,
  unitLifeInput,
  unitRegister,
  unitRelabelInput,
  unitReplaceInput,
  unitRow,
  unitRowCreate,
  unitRowUpdate,
  unitUpdate,
  unitVoidInput,
} from './units.schema.ts';
import { warrantyProcedures } from './warranty.contract.ts';

const read = needs('units.read');
const write = needs('units.write');
const one = '/units/{barcode}';
const batch = rowBatch(unitRowCreate, unitRowUpdate);

export const unitsContract = {
  list: read.route({ method: 'GET', path: '/units' }).input(listInput).output(listOutput(unitRow)),
  pick: read.input(pickInput).output(z.array(pickedRow)),
  get: read.route({ method: 'GET', path: one }).input(barcodeInput).output(unitRow),
  life: read
    .route({ method: 'GET', path: `${one}/life` })
    .input(unitLifeInput)
    .output(unitLife),
  tree: read
    .route({ method: 'GET', path: `${one}/tree` })
    .input(treeInput)
    .output(treeView),
  register: write
    .route({ method: 'POST', path: '/units', successStatus: 201 })
    .input(unitRegister)
    .output(z.object({ units: z.array(unitRow) })),
  update: write.route({ method: 'PATCH', path: one }).input(unitUpdate).output(unitRow),
  saveRows: write.input(batch).output(savedRows(unitRow)),
  checkRows: write.input(batch).output(checkedRows),
  record: write
    .route({ method: 'POST', path: `${one}/events`, successStatus: 201 })
    .input(unitEventInput)
    .output(unitLife),
  /** A count by scanning in one go: what was found is verified, and its codes were seen at the site. */
  recordCount: write
    .route({ method: 'POST', path: '/stocktakes', successStatus: 201 })
    .input(countInput)
    .output(countRecorded),
  correct: write
    .route({ method: 'POST', path: `${one}/corrections` })
    .input(unitCorrectInput)
    .output(unitLife),
  relabel: write
    .route({ method: 'POST', path: `${one}/relabel` })
    .input(unitRelabelInput)
    .output(unitLife),
  /** A customer's code that finds the unit too. */
  bindCode: write
    .route({ method: 'POST', path: `${one}/codes`, successStatus: 201 })
    .input(unitBindInput)
    .output(unitLife),
  /** A replacement outside a visit (in the works, or recorded late). */
  replace: write
    .route({ method: 'POST', path: '/units/replacements' })
    .input(unitReplaceInput)
    .output(unitLife),
  void: write
    .route({ method: 'POST', path: `${one}/void` })
    .input(unitVoidInput)
    .output(unitRow),
  /** Where scanned parts would go in a unit, before anything is written. */
  planBuild: read.input(buildPlanInput).output(z.array(plannedPart)),
  /** Where something can still be put into a unit, as its bill of material says. */
  places: read
    .route({ method: 'GET', path: `${one}/places` })
    .input(barcodeInput)
    .output(openPlaces),
  build: write
    .route({ method: 'POST', path: `${one}/parts` })
    .input(buildInInput)
    .output(unitLife),
  /** Lots of parts without codes of their own: what is in the unit, what its bill asks for. */
  lots: read
    .route({ method: 'GET', path: `${one}/lots` })
    .input(unitLotsInput)
    .output(unitLots),
  buildLots: write
    .route({ method: 'POST', path: `${one}/lots`, successStatus: 201 })
    .input(builtLotsInput)
    .output(unitLots),
  correctLot: write
    .route({ method: 'POST', path: '/units/lots/{id}/correction' })
    .input(builtLotCorrect)
    .output(unitLots),
  /** Recalls, papers and the lot: what a life shows beside its events. */
  papers: needs('cases.read')
    .route({ method: 'GET', path: `${one}/papers` })
    .input(barcodeInput)
    .output(unitPapers),
  /** As sold, built, shipped and maintained, side by side. */
  trees: read
    .route({ method: 'GET', path: `${one}/trees` })
    .input(treesInput)
    .output(treesView),
  /** The code after the last one of a product or part; null when it has no series. */
  nextCode: read.input(nextCodeInput).output(z.object({ code: z.string().nullable() })),
  /** Which of these codes are taken already, and where their units live. */
  checkCodes: read.input(checkCodesInput).output(knownCodes),
  ...warrantyProcedures,
};
