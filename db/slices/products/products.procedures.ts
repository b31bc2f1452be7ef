import { definedOnly } from '#db/kit/defined-only.ts';
import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { getBom, listBoms, releaseBom, saveBom } from './boms.service.ts';
import { createPart, getPart, revisePart, updatePart } from './parts.service.ts';
import { matchProducts, productRows } from './product-rows.service.ts';
import {
  createProduct,
  getProduct,
  listParts,
  listProducts,
  pickPart,
  pickProduct,
  updateProduct,
} from './products.service.ts';

export const productsProcedures = {
  list: os.products.list.handler(({ input, context }) => context.read((r) => listProducts(r, input))),
  pick: os.products.pick.handler(({ input, context }) =>
    context.read((r) => pickProduct(r, input.text, input.limit)),
  ),
  get: os.products.get.handler(({ input, context }) => context.read((r) => getProduct(r, input.id))),
  create: os.products.create.handler(({ input, context }) => context.write((w) => createProduct(w, input))),
  update: os.products.update.handler(({ input, context }) => context.write((w) => updateProduct(w, input))),
  match: os.products.match.handler(({ input, context }) =>
    context.read((r) => matchProducts(r, input.texts)),
  ),
  saveRows: os.products.saveRows.handler(({ input, context }) =>
    context.write((w) => saveRows(w, productRows, input)),
  ),
  checkRows: os.products.checkRows.handler(({ input, context }) => checkRows(context, productRows, input)),
  listParts: os.products.listParts.handler(({ input, context }) => context.read((r) => listParts(r, input))),
  pickPart: os.products.pickPart.handler(({ input, context }) =>
    context.read((r) => pickPart(r, input.text, input.limit)),
  ),
  createPart: os.products.createPart.handler(({ input, context }) =>
    context.write((w) => createPart(w, input)),
  ),
  getPart: os.products.getPart.handler(({ input, context }) => context.read((r) => getPart(r, input.id))),
  updatePart: os.products.updatePart.handler(({ input, context }) =>
    context.write((w) => updatePart(w, input)),
  ),
  revisePart: os.products.revisePart.handler(({ input, context }) =>
    context.write((w) => revisePart(w, input)),
  ),
  listBoms: os.products.listBoms.handler(({ input, context }) => context.read((r) => listBoms(r, input))),
  getBom: os.products.getBom.handler(({ input, context }) => context.read((r) => getBom(r, input.id))),
  saveBom: os.products.saveBom.handler(({ input, context }) => context.write((w) => saveBom(w, input))),
  releaseBom: os.products.releaseBom.handler(({ input, context }) =>
    context.write((w) => releaseBom(w, definedOnly(input))),
  ),
};
