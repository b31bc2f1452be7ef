import type { KnownCodes } from '#contract/units/known-codes.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { unitIdsByKey, unitRowsOf } from './units.repo.ts';

/** More are only counted: nobody reads a longer list while typing. */
const SHOWN = 50;

/** How many of these codes name a unit already, and the first of them as they were typed, each with where it lives. */
export function findKnownCodes(r: ReadContext, codes: readonly string[]): KnownCodes {
  const keys = new Map(codes.map((code) => [barcodeKey(code), code]));
  const taken = unitIdsByKey(r.db, [...keys.keys()]);
  const found = [...keys].flatMap(([key, code]) => {
    const unitId = taken.get(key);
    return unitId === undefined ? [] : [{ code, unitId }];
  });
  const shown = found.slice(0, SHOWN);
  const rows = unitRowsOf(
    r.db,
    shown.map((one) => one.unitId),
  );
  const known = rows.map((unit, i) => ({
    code: shown[i]?.code ?? unit.barcode,
    barcode: unit.barcode,
    name: unit.name,
    status: unit.status,
    machineBarcode: unit.parentUnitId === null ? null : unit.rootBarcode,
    position: unit.position,
    siteName: unit.siteName,
    partyName: unit.partyName,
  }));
  return { total: found.length, codes: known };
}
