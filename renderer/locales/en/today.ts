import type { Same } from '../same.ts';
import type { today as zh } from '../zh-CN/today.ts';

export const today = {
  title: 'Today',
  tools: 'Scope',
  mine: 'Mine',
  everybody: 'Everybody',
  groups: { overdue: 'Overdue', today: 'Today', week: 'Within a week' },
  kind: { follow_up: 'Follow-up', signature: 'Specification', delivery: 'Delivery', case: 'Case' },
  column: { due: 'Due', kind: 'Kind', what: 'To do', party: 'Customer', owner: 'Who', amount: '¥10,000' },
  overdue: '{{days}} days late',
  dueToday: 'Today',
  dueIn: 'in {{days}} days',
  signature: 'Ask for the signature: {{what}}',
  delivery: 'Ship on time: {{what}}',
  count_one: '{{count}} item',
  count_other: '{{count}} items',
  emptyTitle: 'Nothing due within a week',
  emptyText: 'Record a lead or import an Excel ledger; what becomes due is listed here.',
  records: 'See the leads',
  import: 'Import a ledger',
  open: 'Open {{no}}',
} as const satisfies Same<typeof zh>;
