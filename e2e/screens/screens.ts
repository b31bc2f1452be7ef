import type { Page } from 'playwright-core';
import { scan } from '../kit/scanner.ts';

/** Records of the sample factory that fill a screen well. */
export interface Known {
  recordId: string;
  specificationId: string;
  orderId: string;
  openOrderId: string;
  caseId: string;
  openCaseId: string;
  partyId: string;
  /** A part that replaced another. */
  barcode: string;
  machine: string;
  month: string;
  siteId: string;
  contactId: string;
  productId: string;
  partId: string;
  articleId: string;
  templateId: string;
  roundId: string;
  recallId: string;
  /** Whom the recall is about. */
  recallPartyId: string;
  claimId: string;
  quotation: { caseId: string; id: string };
  shipmentId: string;
}

export interface Screen {
  name: string;
  route: (known: Known) => string;
  /** Brings the screen into the state that is meant. */
  act?: (page: Page, known: Known) => Promise<void>;
}

const enc = encodeURIComponent;
const withId = (path: string, id: string): string => `${path}?id=${enc(JSON.stringify(id))}`;
const press =
  (...keys: string[]) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('complementary').getByRole('heading').first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  };

/** Every route of the interface, and the dialogs people meet first. */
export const SCREENS: readonly Screen[] = [
  { name: 'today', route: () => '/' },
  { name: 'market-records', route: (k) => withId('/market-records', k.recordId) },
  { name: 'market-record-stage', route: (k) => withId('/market-records', k.recordId), act: press('Alt+s') },
  { name: 'market-record', route: (k) => `/market-records/${k.recordId}` },
  { name: 'market-record-new', route: () => '/market-records/new' },
  { name: 'parties', route: (k) => withId('/parties', k.partyId) },
  { name: 'party', route: (k) => `/parties/${k.partyId}` },
  { name: 'contacts', route: (k) => withId('/contacts', k.contactId) },
  { name: 'sites', route: () => '/sites' },
  { name: 'site-new', route: () => '/sites/new' },
  { name: 'products', route: () => '/products' },
  { name: 'product-new', route: () => '/products/new' },
  { name: 'specifications', route: (k) => withId('/specifications', k.specificationId) },
  { name: 'specification', route: (k) => `/specifications/${k.specificationId}` },
  { name: 'specification-new', route: () => '/specifications/new' },
  { name: 'orders', route: (k) => withId('/orders', k.orderId) },
  { name: 'order-lines', route: () => '/order-lines' },
  { name: 'order', route: (k) => `/orders/${k.orderId}` },
  { name: 'order-new', route: () => '/orders/new' },
  { name: 'order-ship', route: (k) => `/orders/${k.openOrderId}/ship` },
  { name: 'service-cases', route: (k) => withId('/service-cases', k.caseId) },
  { name: 'service-case', route: (k) => `/service-cases/${k.caseId}` },
  { name: 'service-case-open', route: (k) => `/service-cases/${k.openCaseId}` },
  { name: 'service-case-new', route: (k) => `/service-cases/new?barcode=${enc(JSON.stringify(k.machine))}` },
  { name: 'units', route: () => '/units' },
  { name: 'units-new', route: () => '/units/new' },
  { name: 'unit-life', route: () => '/', act: (page, k) => scan(page, k.barcode) },
  { name: 'unit-unknown', route: () => '/units/NOT-A-CODE-1' },
  { name: 'unit-build', route: (k) => `/units/${enc(k.machine)}/build` },
  { name: 'unit-trees', route: (k) => `/units/${enc(k.machine)}/trees` },
  { name: 'parts', route: () => '/parts' },
  { name: 'stocktake', route: () => '/stocktake' },
  { name: 'warranties', route: () => '/warranties' },
  { name: 'labels', route: () => '/labels' },
  { name: 'labels-verify', route: () => '/labels/verify' },
  { name: 'maintenance', route: () => '/maintenance' },
  { name: 'maintenance-year', route: () => '/maintenance/year' },
  { name: 'maintenance-rounds', route: () => '/maintenance/rounds' },
  { name: 'engineers', route: () => '/engineers' },
  { name: 'service-quotations', route: () => '/service-quotations' },
  { name: 'knowledge', route: () => '/knowledge' },
  { name: 'knowledge-coding', route: () => '/knowledge/coding' },
  { name: 'claims', route: () => '/claims' },
  { name: 'recalls', route: () => '/recalls' },
  { name: 'insights', route: () => '/insights' },
  { name: 'reports', route: (k) => `/reports?month=${enc(JSON.stringify(k.month))}` },
  { name: 'imports', route: () => '/imports' },
  { name: 'import', route: () => '/imports/new' },
  { name: 'exports', route: () => '/exports' },
  { name: 'search', route: () => `/search?q=${enc(JSON.stringify('锚绞机'))}` },
  { name: 'settings', route: () => '/settings' },
  { name: 'settings-after-sales', route: () => '/settings/after-sales' },
  { name: 'users', route: () => '/users' },
  {
    name: 'palette',
    route: (k) => withId('/market-records', k.recordId),
    act: press('Control+k'),
  },
  { name: 'keys', route: (k) => withId('/market-records', k.recordId), act: press('F1') },
];

const asked = (path: string, search: Record<string, string | number>): string =>
  `${path}?${Object.entries(search)
    .map(([name, value]) => `${name}=${enc(JSON.stringify(value))}`)
    .join('&')}`;

/** Routes few take a picture of: single records much like others, forms, and sheets alone for paper. */
export const MORE_SCREENS: readonly Screen[] = [
  { name: 'product', route: (k) => `/products/${k.productId}` },
  { name: 'part', route: (k) => `/parts/${k.partId}` },
  { name: 'bom', route: (k) => `/boms/product/${k.productId}` },
  { name: 'site', route: (k) => `/sites/${k.siteId}` },
  { name: 'contact', route: (k) => `/contacts/${k.contactId}` },
  { name: 'specification-head', route: (k) => `/specifications/${k.specificationId}/head` },
  { name: 'service-case-edit', route: (k) => `/service-cases/${k.openCaseId}/edit` },
  { name: 'service-income', route: () => '/service-income' },
  { name: 'label-template', route: (k) => `/labels/templates/${k.templateId}` },
  { name: 'maintenance-round', route: (k) => `/maintenance/rounds/${k.roundId}` },
  { name: 'knowledge-article', route: (k) => `/knowledge/${k.articleId}` },
  { name: 'parts-back', route: () => '/claims/returns' },
  { name: 'recall', route: (k) => `/recalls/${k.recallId}` },
  { name: 'help', route: () => '/help' },
  { name: 'help-chapter', route: () => '/help/ledger' },
  { name: 'nowhere', route: () => '/no-such-page' },
  { name: 'print-monthly', route: (k) => asked('/print/monthly', { month: k.month }) },
  { name: 'print-trees', route: (k) => asked('/print/trees', { barcode: k.machine }) },
  { name: 'print-warranty-letter', route: () => asked('/print/warranty-letter', { days: 365 }) },
  {
    name: 'print-labels',
    route: (k) => asked('/print/labels', { template: k.templateId, codes: k.barcode }),
  },
  { name: 'print-visit', route: (k) => asked('/print/visit', { id: k.caseId, seq: 1 }) },
  { name: 'print-quotation', route: (k) => asked('/print/quotation', k.quotation) },
  {
    name: 'print-packing-list',
    route: (k) => asked('/print/packing-list', { orderId: k.orderId, id: k.shipmentId }),
  },
  { name: 'print-maintenance-year', route: () => '/print/maintenance-year' },
  {
    name: 'print-recall',
    route: (k) => asked('/print/recall', { id: k.recallId, party: k.recallPartyId }),
  },
  { name: 'print-claim', route: (k) => asked('/print/claim', { id: k.claimId }) },
  { name: 'print-rulers', route: () => '/print/rulers' },
  { name: 'print-help', route: () => asked('/print/help', { chapter: 'ledger' }) },
];
