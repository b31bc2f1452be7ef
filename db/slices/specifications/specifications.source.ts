import { listSource } from '#db/kit/list-source.ts';
import { specificationList } from './specifications.repo.ts';

export const specificationSource = listSource('specifications.read', specificationList);
