import type { NavKey } from '../navigation.ts';

/** Pinyin initials of the page names, so that `scxx` finds 市场信息. The core does the same for records. */
export const PAGE_INITIALS: Record<NavKey, string> = {
  today: 'jrgz',
  marketRecords: 'scxx',
  parties: 'dwylxr',
  contacts: 'lxr',
  sites: 'cbyxc',
  specifications: 'jsggs',
  orders: 'htdd',
  products: 'cpxh',
  parts: 'lbj',
  cases: 'fwaj',
  maintenance: 'wbyxj',
  engineers: 'pgyrl',
  quotations: 'fwbj',
  knowledge: 'zsk',
  claims: 'gyssp',
  recalls: 'zh',
  units: 'swytm',
  labels: 'bqyhy',
  insights: 'zbytb',
  reports: 'yb',
  imports: 'dr',
  exports: 'dc',
  users: 'yhyqx',
  settings: 'sz',
};
