import type { ListSpec } from '#db/kit/list-query.ts';
import type { ListSource } from '#db/kit/list-source.ts';
import { listCases } from './case-list.service.ts';
import { caseList } from './service-cases.repo.ts';

/** Cases: a page may come from the full text, a question over all of them reads the table. */
export const caseSource: ListSource = {
  permission: 'cases.read',
  ask: (filters) => ({ spec: caseList as ListSpec<object>, filters }),
  page: listCases,
};
