import type { KnownCode } from '#contract/units/known-codes.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { unitIdsByKey, unitRowsOf } from './units.repo.ts';

/** More are counted by the register itself; nobody reads a longer list while typing. */
const SHOWN = 50;

/** Which of these codes name a unit already, in the order they were typed, with where it lives. */
export function findKnownCodes(r: ReadContext, codes: readonly string[]): KnownCode[] {
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
  return rows.map((unit, i) => ({
    code: shown[i]?.code ?? unit.barcode,
    barcode: unit.barcode,
    name: unit.name,
    status: unit.status,
    machineBarcode: unit.parentUnitId === null ? null : unit.rootBarcode,
    position: unit.position,
    siteName: unit.siteName,
    partyName: unit.partyName,
  }));
}
