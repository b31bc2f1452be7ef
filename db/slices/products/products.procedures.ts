import { os } from '#db/kit/procedures.ts';
import { checkRows, saveRows } from '#db/kit/save-rows.ts';
import { matchProducts, productRows } from './product-rows.service.ts';
import {
  createPart,
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
};
