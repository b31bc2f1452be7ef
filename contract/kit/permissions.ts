import { z } from 'zod';

export const ROLES = ['administrator', 'sales', 'service', 'manager'] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = z.enum(ROLES);

/** What a procedure may ask for. `public` needs no sign-in, `signed_in` any user. */
export const PERMISSIONS = [
  'public',
  'signed_in',
  'users.manage',
  'codes.manage',
  'parties.read',
  'parties.write',
  'market.read',
  'market.write',
  'market.reopen',
  'specifications.read',
  'specifications.write',
  'specifications.sign',
  'orders.read',
  'orders.write',
  'orders.override',
  'units.read',
  'units.write',
  'cases.read',
  'cases.write',
  'cases.goodwill',
  'service.manage',
  'cases.lead',
  'imports.run',
  'exports.run',
  'insights.read',
  'reports.read',
  'views.share',
  'log.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ_ALL = [
  'parties.read',
  'market.read',
  'specifications.read',
  'orders.read',
  'units.read',
  'cases.read',
  'insights.read',
] as const satisfies Permission[];

/** The four starting roles; the administrator may do everything, so a one-person factory needs one account. */
export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  administrator: new Set<Permission>(PERMISSIONS.filter((p) => p !== 'public')),
  sales: new Set<Permission>([
    'signed_in',
    ...READ_ALL,
    'parties.write',
    'market.write',
    'specifications.write',
    'specifications.sign',
    'orders.write',
    'units.write',
    'imports.run',
    'exports.run',
  ]),
  service: new Set<Permission>([
    'signed_in',
    ...READ_ALL,
    'parties.write',
    'units.write',
    'cases.write',
    'cases.lead',
    'imports.run',
    'exports.run',
  ]),
  manager: new Set<Permission>([
    'signed_in',
    ...READ_ALL,
    'parties.write',
    'market.write',
    'market.reopen',
    'specifications.write',
    'specifications.sign',
    'orders.write',
    'orders.override',
    'units.write',
    'cases.write',
    'cases.lead',
    'cases.goodwill',
    'service.manage',
    'imports.run',
    'exports.run',
    'reports.read',
    'views.share',
    'log.read',
  ]),
};

export function isAllowed(role: Role, permission: Permission): boolean {
  return permission === 'public' || ROLE_PERMISSIONS[role].has(permission);
}
