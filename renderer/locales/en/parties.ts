import type { Same } from '../same.ts';
import type { parties as zh } from '../zh-CN/parties.ts';

export const parties = {
  title: 'Companies and contacts',
  tools: 'Company tools',
  find: 'Find by name, pinyin, phone',
  new: 'New company',
  detail: 'Company',
  emptyTitle: 'No company yet',
  emptyText:
    'Shipyards, shipowners, designers and suppliers are kept here; importing an old ledger creates them.',
  field: {
    no: 'No.',
    name: 'Short name',
    fullName: 'Full name',
    creditCode: 'Credit code',
    roles: 'Roles',
    aliases: 'Former names',
    grade: 'Grade',
    region: 'Region',
    industry: 'Industry',
    address: 'Address',
    owner: 'Owner',
    note: 'Note',
    createdAt: 'Created',
  },
  section: { name: 'Name', trade: 'Trade' },
  contact: {
    title: 'Contacts',
    new: 'New contact',
    edit: 'Edit contact',
    none: 'No contact yet',
    name: 'Name',
    post: 'Post',
    level: 'Level',
    phone: 'Phone',
    wechat: 'WeChat',
    email: 'E-mail',
    note: 'Note',
  },
  level: { decision: 'Decision maker', senior: 'Senior', middle: 'Middle', basic: 'Staff' },
  act: { edit: 'Edit', addContact: 'Add contact', orders: 'Orders', records: 'Leads', cases: 'Cases' },
} as const satisfies Same<typeof zh>;
