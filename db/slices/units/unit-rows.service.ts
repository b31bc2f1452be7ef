import type { z } from 'zod';
import type { UnitRow, unitRowCreate, unitRowUpdate } from '#contract/units/units.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { refuseTakenFactoryNo } from './factory-numbers.service.ts';
import { getUnitById } from './unit-place.service.ts';
import { units } from './units.repo.ts';
import { registerUnits, updateUnit, voidUnit } from './units.service.ts';

type Create = z.infer<typeof unitRowCreate>;
type Update = z.infer<typeof unitRowUpdate>;

/** One pasted row is one unit, registered with all that registration asks. */
function createRow(w: WriteContext, input: Create): string {
  const { barcode, ...fields } = input;
  const [made] = registerUnits(w, { codes: [{ barcode, factoryNo: null }], ...definedOnly(fields) });
  return made?.id ?? '';
}

/** Units as rows of a grid; their code, events and place have use cases of their own. */
export const unitRows: RowSlice<Create, Update, UnitRow> = {
  entity: 'units',
  read: getUnitById,
  create: createRow,
  update: (w, { id, ...fields }) => void updateUnit(w, { barcode: getUnitById(w, id).barcode, ...fields }),
  void: (w, { id, ...rest }) => void voidUnit(w, { barcode: getUnitById(w, id).barcode, ...rest }),
  restore: (w, input) => {
    // Its number may have been given to another since.
    refuseTakenFactoryNo(w, getUnitById(w, input.id));
    restoreRow(w, 'units', units, input);
  },
  fieldOfRule: { unit_count_differs: 'orderLineId' },
};
