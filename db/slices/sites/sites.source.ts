import { listSource } from '#db/kit/list-source.ts';
import { siteList } from './sites.repo.ts';

export const siteSource = listSource('parties.read', siteList);
