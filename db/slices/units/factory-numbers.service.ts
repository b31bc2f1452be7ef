import type { KeptReasons } from '#contract/kit/checked-text.ts';
import { DomainError, inputInvalid } from '#contract/kit/errors.ts';
import { hasNumberForm } from '#contract/kit/number-form.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { getProduct } from '#db/slices/products/products.service.ts';
import { findUnitIdByFactoryNo, type StoredUnit } from './units.repo.ts';

type Numbered = Pick<StoredUnit, 'productId' | 'factoryNo'>;

/** DUPLICATE names the unit that has the number; one taken out again has given it back. */
export function refuseTakenFactoryNo(r: ReadContext, unit: Numbered & { id: string }): void {
  if (!unit.productId || !unit.factoryNo) return;
  const existingId = findUnitIdByFactoryNo(r.db, unit.productId, unit.factoryNo);
  if (existingId === undefined || existingId === unit.id) return;
  throw new DomainError('DUPLICATE', {
    entity: 'units',
    field: 'factoryNo',
    value: unit.factoryNo,
    existingId,
  });
}

interface GivenReason {
  /** Field the number was written in. */
  path: 'factoryNo' | 'codes';
  reason: string | undefined;
}

/**
 * The reason to store beside a factory number, null where the product says no form or the number has it. INPUT_INVALID
 * `factory_number` for another form without a reason, unless it was there before and is not touched.
 */
export function factoryNoReasons(
  r: ReadContext,
  { productId, factoryNo }: Numbered,
  given: GivenReason,
  current: StoredUnit | null = null,
): KeptReasons {
  const form = productId && factoryNo ? getProduct(r, productId).factoryNoForm : null;
  if (!form || !factoryNo || hasNumberForm(form, factoryNo)) return null;
  const isSame = current?.factoryNo === factoryNo;
  const reason = given.reason ?? (isSame ? current.exceptions?.['factoryNo'] : undefined);
  if (reason !== undefined) return { factoryNo: reason };
  if (isSame) return null;
  throw inputInvalid(given.path, 'factory_number', { form, value: factoryNo });
}
