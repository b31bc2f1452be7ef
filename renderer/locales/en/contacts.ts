import type { Same } from '../same.ts';
import type { contacts as zh } from '../zh-CN/contacts.ts';

export const contacts = {
  title: 'Contacts',
  tools: 'Contact tools',
  find: 'Find by name, company, phone',
  new: 'New contact',
  detail: 'Contact',
  emptyTitle: 'No contact yet',
  emptyText: 'The people of every company stand here; an import adds them along with their companies.',
  field: { party: 'Company', createdAt: 'Created', updatedAt: 'Changed' },
  section: { person: 'Person', reach: 'How to reach' },
  colleagues: 'Others of the company',
  noColleagues: 'Nobody else yet',
  act: { party: 'Open the company' },
} as const satisfies Same<typeof zh>;
