import type { ExportTable } from './export-columns.ts';
import { marketRecordsTable } from './export-market-records.ts';
import { ordersTable } from './export-orders.ts';
import { partiesTable } from './export-parties.ts';
import { serviceCasesTable } from './export-service-cases.ts';
import { unitsTable } from './export-units.ts';

/** What can be written to a file. The words are the ones imports use. */
export const EXPORT_KINDS: Readonly<Record<string, ExportTable>> = {
  parties: partiesTable,
  'market-records': marketRecordsTable,
  orders: ordersTable,
  units: unitsTable,
  'service-cases': serviceCasesTable,
};
