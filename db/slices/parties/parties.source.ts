import { listSource } from '#db/kit/list-source.ts';
import { partyList } from './parties.repo.ts';

export const partySource = listSource('parties.read', partyList);
