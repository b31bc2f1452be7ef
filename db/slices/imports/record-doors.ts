import { ruleBroken } from '#contract/kit/errors.ts';
import { marketRecordFields } from '#contract/market-records/market-records.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { requireRow } from '#db/kit/row-meta.ts';
import {
  getMarketRecord,
  updateMarketRecord,
  voidMarketRecord,
} from '#db/slices/market-records/market-records.service.ts';
import { getHistoricOrder, updateHistoricOrder } from '#db/slices/orders/historic-order-update.service.ts';
import { voidOrder } from '#db/slices/orders/order-steps.service.ts';
import { updateContact } from '#db/slices/parties/contacts.service.ts';
import { getContact, voidImportedContact } from '#db/slices/parties/imported-contacts.service.ts';
import { getParty, isPartyInUse, updateParty, voidParty } from '#db/slices/parties/parties.service.ts';
import { voidImportedProduct } from '#db/slices/products/imported-products.service.ts';
import { getProduct, updateProduct } from '#db/slices/products/products.service.ts';
import { patchImportedCase } from '#db/slices/service-cases/imported-cases.service.ts';
import { getCase, voidCase } from '#db/slices/service-cases/service-cases.service.ts';
import { getSite, updateSite, voidSite } from '#db/slices/sites/sites.service.ts';
import { voidImportedUnit } from '#db/slices/units/imported-units.service.ts';
import { getUnitRow } from '#db/slices/units/known-units.service.ts';
import { updateUnit } from '#db/slices/units/units.service.ts';
import { RecordUsed } from './record-used.ts';

/** What undoing needs to know of any record. */
export interface RecordFacts {
  id: string;
  version: number;
  updatedAt: number;
  updatedBy: string;
  voidedAt: number | null;
  label: string;
}

interface RecordDoor {
  read(r: ReadContext, id: string): RecordFacts;
  drop(w: WriteContext, record: RecordFacts, reason: string): unknown;
  restore(w: WriteContext, record: RecordFacts, before: object): unknown;
}

/** A value from before comes back whatever its check says. */
const PUT_BACK = '撤销导入时还原';

const target = ({ id, version }: RecordFacts) => ({ id, version });

const DOORS: Readonly<Record<string, RecordDoor>> = {
  'market-records': {
    read: (r, id) => labelled(getMarketRecord(r, id), (row) => row.no),
    drop: (w, record, reason) => voidMarketRecord(w, { ...target(record), reason }),
    restore: (w, record, before) =>
      updateMarketRecord(w, {
        ...marketRecordFields.partial().parse(before),
        exceptions: { contactPhone: PUT_BACK },
        ...target(record),
      }),
  },
  orders: {
    read: (r, id) => labelled(getHistoricOrder(r, id), (row) => row.no),
    drop: (w, record, reason) => voidOrder(w, { ...target(record), reason }),
    restore: (w, record, before) => updateHistoricOrder(w, record.id, before),
  },
  'service-cases': {
    read: (r, id) => labelled(getCase(r, id), (row) => row.no),
    drop: (w, record, reason) => voidCase(w, { ...target(record), reason }),
    restore: (w, record, before) => patchImportedCase(w, record.id, before),
  },
  units: {
    read: (r, id) => labelled(requireRow(getUnitRow(r, id), 'units', id), (row) => row.barcode),
    drop: (w, record, reason) => voidImportedUnit(w, record.id, reason),
    restore: (w, record, before) =>
      updateUnit(w, {
        ...before,
        exceptions: { factoryNo: PUT_BACK },
        barcode: record.label,
        version: record.version,
      }),
  },
  parties: {
    read: (r, id) => labelled(getParty(r, id), (row) => row.name),
    drop: (w, record, reason) => dropParty(w, record, reason),
    restore: (w, record, before) =>
      updateParty(w, {
        ...withoutPeople(before),
        exceptions: { creditCode: PUT_BACK },
        ...target(record),
      }),
  },
  contacts: {
    read: (r, id) => labelled(getContact(r, id), (row) => row.name),
    drop: (w, record, reason) => voidImportedContact(w, { ...target(record), reason }),
    restore: (w, record, before) =>
      updateContact(w, { ...before, exceptions: { phone: PUT_BACK }, ...target(record) }),
  },
  sites: {
    read: (r, id) => labelled(getSite(r, id), (row) => row.name),
    drop: (w, record, reason) => dropSite(w, record, reason),
    restore: (w, record, before) =>
      updateSite(w, { ...before, exceptions: { imoNo: PUT_BACK }, ...target(record) }),
  },
  products: {
    read: (r, id) => labelled(getProduct(r, id), (row) => row.code),
    drop: (w, record, reason) => voidImportedProduct(w, { ...target(record), reason }),
    restore: (w, record, before) => updateProduct(w, { ...before, ...target(record) }),
  },
};

/** How records of a slice are read, taken back and put back. */
export function recordDoor(entity: string): RecordDoor {
  const door = DOORS[entity];
  if (!door) throw ruleBroken('batch_not_undoable', { entity });
  return door;
}

function labelled<Row extends Omit<RecordFacts, 'label'>>(
  row: Row,
  label: (row: Row) => string,
): RecordFacts {
  const { id, version, updatedAt, updatedBy, voidedAt } = row;
  return { id, version, updatedAt, updatedBy, voidedAt, label: label(row) };
}

/** People the import gave the party go with it; people somebody added since keep it. */
function dropParty(w: WriteContext, record: RecordFacts, reason: string): void {
  const { contacts } = getParty(w, record.id);
  for (const contact of contacts)
    if (contact.version === 1 && contact.createdAt === record.updatedAt)
      voidImportedContact(w, { id: contact.id, version: contact.version, reason });
  if (isPartyInUse(w, record.id)) throw new RecordUsed('records');
  voidParty(w, { ...target(record), reason });
}

function dropSite(w: WriteContext, record: RecordFacts, reason: string): void {
  const [unit] = getSite(w, record.id).units;
  if (unit) throw new RecordUsed(unit.barcode);
  voidSite(w, { ...target(record), reason });
}

/** People added to a known party stay: they may have been written to since. */
function withoutPeople(before: object): object {
  const { people: _people, ...fields } = before as { people?: unknown };
  return fields;
}
