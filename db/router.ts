import { os } from './kit/procedures.ts';
import { attachmentsProcedures } from './slices/attachments/attachments.procedures.ts';
import { changesProcedures } from './slices/changes/changes.procedures.ts';
import { claimsProcedures } from './slices/claims/claims.procedures.ts';
import { codesProcedures } from './slices/codes/codes.procedures.ts';
import { engineersProcedures } from './slices/engineers/engineers.procedures.ts';
import { exportsProcedures } from './slices/exports/exports.procedures.ts';
import { fieldMasksProcedures } from './slices/field-masks/field-masks.procedures.ts';
import { importsProcedures } from './slices/imports/imports.procedures.ts';
import { insightsProcedures } from './slices/insights/insights.procedures.ts';
import { jobsProcedures } from './slices/jobs/jobs.procedures.ts';
import { knowledgeProcedures } from './slices/knowledge/knowledge.procedures.ts';
import { labelsProcedures } from './slices/labels/labels.procedures.ts';
import { listsProcedures } from './slices/lists/lists.procedures.ts';
import { maintenanceProcedures } from './slices/maintenance/maintenance.procedures.ts';
import { marketRecordsProcedures } from './slices/market-records/market-records.procedures.ts';
import { ordersProcedures } from './slices/orders/orders.procedures.ts';
import { contactsProcedures } from './slices/parties/contacts.procedures.ts';
import { partiesProcedures } from './slices/parties/parties.procedures.ts';
import { preferencesProcedures } from './slices/preferences/preferences.procedures.ts';
import { productsProcedures } from './slices/products/products.procedures.ts';
import { quotationsProcedures } from './slices/quotations/quotations.procedures.ts';
import { recallsProcedures } from './slices/recalls/recalls.procedures.ts';
import { reportsProcedures } from './slices/reports/reports.procedures.ts';
import { searchProcedures } from './slices/search/search.procedures.ts';
import { serviceCasesProcedures } from './slices/service-cases/service-cases.procedures.ts';
import { sessionProcedures } from './slices/session/session.procedures.ts';
import { setupProcedures } from './slices/setup/setup.procedures.ts';
import { sitesProcedures } from './slices/sites/sites.procedures.ts';
import { specificationsProcedures } from './slices/specifications/specifications.procedures.ts';
import { todayProcedures } from './slices/today/today.procedures.ts';
import { unitsProcedures } from './slices/units/units.procedures.ts';
import { usersProcedures } from './slices/users/users.procedures.ts';
import { viewsProcedures } from './slices/views/views.procedures.ts';
import { warrantyTermsProcedures } from './slices/warranty-terms/warranty-terms.procedures.ts';

/** Every procedure behind its contract; the doors serve this. */
export const router = os.router({
  session: sessionProcedures,
  setup: setupProcedures,
  users: usersProcedures,
  fieldMasks: fieldMasksProcedures,
  codes: codesProcedures,
  parties: partiesProcedures,
  contacts: contactsProcedures,
  sites: sitesProcedures,
  products: productsProcedures,
  marketRecords: marketRecordsProcedures,
  specifications: specificationsProcedures,
  orders: ordersProcedures,
  imports: importsProcedures,
  insights: insightsProcedures,
  reports: reportsProcedures,
  units: unitsProcedures,
  warrantyTerms: warrantyTermsProcedures,
  labels: labelsProcedures,
  serviceCases: serviceCasesProcedures,
  attachments: attachmentsProcedures,
  engineers: engineersProcedures,
  quotations: quotationsProcedures,
  maintenance: maintenanceProcedures,
  knowledge: knowledgeProcedures,
  claims: claimsProcedures,
  recalls: recallsProcedures,
  search: searchProcedures,
  preferences: preferencesProcedures,
  lists: listsProcedures,
  exports: exportsProcedures,
  views: viewsProcedures,
  today: todayProcedures,
  jobs: jobsProcedures,
  changes: changesProcedures,
});
export type Router = typeof router;
