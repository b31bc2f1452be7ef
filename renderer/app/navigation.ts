import type { Permission } from '#contract/kit/permissions.ts';
import type { shell } from '#renderer/locales/zh-CN/shell.ts';

export type NavKey = keyof typeof shell.nav;
export type NavGroupKey = keyof typeof shell.group;

export function isNavKey(key: string): key is NavKey {
  return NAVIGATION.some((group) => group.items.some((item) => item.key === key));
}

export interface NavItem {
  key: NavKey;
  to: string;
  permission: Permission;
}

export interface NavGroup {
  key: NavGroupKey | null;
  items: readonly NavItem[];
}

/** The rail, top to bottom. A page appears here for those who may read it. */
export const NAVIGATION: readonly NavGroup[] = [
  { key: null, items: [{ key: 'today', to: '/', permission: 'signed_in' }] },
  {
    key: 'market',
    items: [
      { key: 'marketRecords', to: '/market-records', permission: 'market.read' },
      { key: 'parties', to: '/parties', permission: 'parties.read' },
      { key: 'contacts', to: '/contacts', permission: 'parties.read' },
      { key: 'sites', to: '/sites', permission: 'parties.read' },
      { key: 'specifications', to: '/specifications', permission: 'specifications.read' },
    ],
  },
  {
    key: 'orders',
    items: [
      { key: 'orders', to: '/orders', permission: 'orders.read' },
      { key: 'products', to: '/products', permission: 'units.read' },
      { key: 'parts', to: '/parts', permission: 'units.read' },
      { key: 'units', to: '/units', permission: 'units.read' },
      { key: 'labels', to: '/labels', permission: 'units.write' },
    ],
  },
  {
    key: 'service',
    items: [
      { key: 'cases', to: '/service-cases', permission: 'cases.read' },
      { key: 'engineers', to: '/engineers', permission: 'cases.read' },
      { key: 'maintenance', to: '/maintenance', permission: 'cases.read' },
      { key: 'quotations', to: '/service-quotations', permission: 'cases.read' },
      { key: 'knowledge', to: '/knowledge', permission: 'cases.read' },
      { key: 'claims', to: '/claims', permission: 'cases.read' },
      { key: 'recalls', to: '/recalls', permission: 'cases.read' },
    ],
  },
  {
    key: 'insight',
    items: [
      { key: 'insights', to: '/insights', permission: 'insights.read' },
      { key: 'reports', to: '/reports', permission: 'insights.read' },
    ],
  },
  {
    key: 'system',
    items: [
      { key: 'imports', to: '/imports', permission: 'imports.run' },
      { key: 'exports', to: '/exports', permission: 'exports.run' },
      { key: 'users', to: '/users', permission: 'users.manage' },
      { key: 'settings', to: '/settings', permission: 'signed_in' },
    ],
  },
];

/** Pages without a place of their own on the rail: another page leads to them, and the palette finds them by name. */
export const MORE_PAGES: readonly NavItem[] = [
  { key: 'orderLines', to: '/order-lines', permission: 'orders.read' },
];
