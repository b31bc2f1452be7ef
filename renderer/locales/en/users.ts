import type { users as zh } from '../zh-CN/users.ts';
import type { Same } from '../same.ts';

export const users = {
  title: 'Users',
} satisfies Same<typeof zh>;
