import { listSource } from '#db/kit/list-source.ts';
import { recallList } from './recalls.repo.ts';

export const recallSource = listSource('cases.read', recallList);
