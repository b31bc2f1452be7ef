import { listSource } from '#db/kit/list-source.ts';
import { contactList } from './contacts.repo.ts';

export const contactSource = listSource('parties.read', contactList);
