import { listSource } from '#db/kit/list-source.ts';
import { roundList } from './rounds.repo.ts';

export const roundSource = listSource('cases.read', roundList);
