import type { Same } from '../same.ts';
import type { users as zh } from '../zh-CN/users.ts';

export const users = {
  title: 'Users',
  tools: 'User tools',
  new: 'New user',
  edit: 'Edit user',
  field: {
    username: 'User name',
    displayName: 'Name',
    role: 'Role',
    isActive: 'Active',
    password: 'Password',
    newPassword: 'New password (empty keeps it)',
  },
  active: 'Active',
  disabled: 'Disabled',
  passwordHint: 'At least 8 characters',
  masks: {
    title: 'Field rights',
    text: 'What each role may do with a field; a change holds at once and stands in the log. Hidden: column and field are not there. Masked: only **** is shown, and nothing is found, sorted, added up or exported by it. Read: shown, not changed. Edit: no limit. An administrator always sees everything.',
    field: 'Field',
    level: { hidden: 'Hidden', masked: 'Masked', read: 'Read', edit: 'Edit' },
  },
} as const satisfies Same<typeof zh>;
