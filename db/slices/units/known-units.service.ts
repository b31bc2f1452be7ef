import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { findUnitIdByFactoryNo, findUnitRow } from './units.repo.ts';

/** The unit of a product under the number its maker stamped. */
export function findUnitByFactoryNo(
  r: ReadContext,
  productId: string,
  factoryNo: string,
): UnitRow | undefined {
  const id = findUnitIdByFactoryNo(r.db, productId, factoryNo);
  return id === undefined ? undefined : findUnitRow(r.db, id);
}

export function getUnitRow(r: ReadContext, id: string): UnitRow | undefined {
  return findUnitRow(r.db, id);
}
