import { listSource } from '#db/kit/list-source.ts';
import { claimList } from './claims.repo.ts';

export const claimSource = listSource('cases.read', claimList);
