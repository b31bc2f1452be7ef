import { listSource } from '#db/kit/list-source.ts';
import { articleList } from './knowledge.repo.ts';

export const articleSource = listSource('cases.read', articleList);
