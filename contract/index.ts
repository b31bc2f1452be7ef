import { attachmentsContract } from './attachments/attachments.contract.ts';
import { changesContract } from './changes/changes.contract.ts';
import { claimsContract } from './claims/claims.contract.ts';
import { codesContract } from './codes/codes.contract.ts';
import { engineersContract } from './engineers/engineers.contract.ts';
import { exportsContract } from './exports/exports.contract.ts';
import { fieldMasksContract } from './field-masks/field-masks.contract.ts';
import { importsContract } from './imports/imports.contract.ts';
import { insightsContract } from './insights/insights.contract.ts';
import { jobsContract } from './jobs/jobs.contract.ts';
import { knowledgeContract } from './knowledge/knowledge.contract.ts';
import { labelsContract } from './labels/labels.contract.ts';
import { listsContract } from './lists/lists.contract.ts';
import { maintenanceContract } from './maintenance/maintenance.contract.ts';
import { marketRecordsContract } from './market-records/market-records.contract.ts';
import { ordersContract } from './orders/orders.contract.ts';
import { contactsContract } from './parties/contacts.contract.ts';
import { partiesContract } from './parties/parties.contract.ts';
import { preferencesContract } from './preferences/preferences.contract.ts';
import { productsContract } from './products/products.contract.ts';
import { quotationsContract } from './quotations/quotations.contract.ts';
import { recallsContract } from './recalls/recalls.contract.ts';
import { reportsContract } from './reports/reports.contract.ts';
import { searchContract } from './search/search.contract.ts';
import { serviceCasesContract } from './service-cases/service-cases.contract.ts';
import { sessionContract } from './session/session.contract.ts';
import { setupContract } from './setup/setup.contract.ts';
import { sitesContract } from './sites/sites.contract.ts';
import { specificationsContract } from './specifications/specifications.contract.ts';
import { todayContract } from './today/today.contract.ts';
import { unitsContract } from './units/units.contract.ts';
import { usersContract } from './users/users.contract.ts';
import { viewsContract } from './views/views.contract.ts';
import { warrantyTermsContract } from './warranty-terms/warranty-terms.contract.ts';

/** Everything that crosses the wire: one entry a slice, the same words as the folders. */
export const contract = {
  session: sessionContract,
  setup: setupContract,
  users: usersContract,
  fieldMasks: fieldMasksContract,
  codes: codesContract,
  parties: partiesContract,
  contacts: contactsContract,
  sites: sitesContract,
  products: productsContract,
  marketRecords: marketRecordsContract,
  specifications: specificationsContract,
  orders: ordersContract,
  imports: importsContract,
  insights: insightsContract,
  reports: reportsContract,
  units: unitsContract,
  warrantyTerms: warrantyTermsContract,
  labels: labelsContract,
  serviceCases: serviceCasesContract,
  attachments: attachmentsContract,
  engineers: engineersContract,
  quotations: quotationsContract,
  maintenance: maintenanceContract,
  knowledge: knowledgeContract,
  claims: claimsContract,
  recalls: recallsContract,
  search: searchContract,
  preferences: preferencesContract,
  lists: listsContract,
  exports: exportsContract,
  views: viewsContract,
  today: todayContract,
  jobs: jobsContract,
  changes: changesContract,
};
export type Contract = typeof contract;
