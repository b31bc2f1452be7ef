import type { Permission } from '#contract/kit/permissions.ts';
import type { ExportTable } from './export-columns.ts';
import { marketRecordsTable } from './export-market-records.ts';
import { productsTable, sitesTable } from './export-masters.ts';
import { ordersTable } from './export-orders.ts';
import { contactsTable, partiesTable } from './export-parties.ts';
import { serviceCasesTable } from './export-service-cases.ts';
import { specificationsTable } from './export-specifications.ts';
import { unitsTable } from './export-units.ts';

export interface ExportKind {
  table: ExportTable;
  /** Who may read it. */
  permission: Permission;
}

/** What can be written to a file whole. The words are the ones imports use. */
export const EXPORT_KINDS: Readonly<Record<string, ExportKind>> = {
  parties: { table: partiesTable, permission: 'parties.read' },
  contacts: { table: contactsTable, permission: 'parties.read' },
  sites: { table: sitesTable, permission: 'parties.read' },
  products: { table: productsTable, permission: 'units.read' },
  'market-records': { table: marketRecordsTable, permission: 'market.read' },
  specifications: { table: specificationsTable, permission: 'specifications.read' },
  orders: { table: ordersTable, permission: 'orders.read' },
  units: { table: unitsTable, permission: 'units.read' },
  'service-cases': { table: serviceCasesTable, permission: 'cases.read' },
};
