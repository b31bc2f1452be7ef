import { listSource } from '#db/kit/list-source.ts';
import { batchList } from './imports.repo.ts';

export const importBatchSource = listSource('imports.run', batchList);
