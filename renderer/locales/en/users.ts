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
} as const satisfies Same<typeof zh>;
