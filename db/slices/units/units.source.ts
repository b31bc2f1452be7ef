import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ListSpec } from '#db/kit/list-query.ts';
import type { ListSource } from '#db/kit/list-source.ts';
import { unitPage, unitQuestion } from './unit-list.repo.ts';

/** Units: where a unit is, is asked of its root, so the tables follow the question. */
export const unitSource: ListSource = {
  permission: 'units.read',
  ask(filters, columns) {
    const question = unitQuestion(filters, columns);
    return { spec: question.spec as ListSpec<object>, filters: question.filters };
  },
  page: (r, input) => unitPage(r.db, input),
  composed: {
    rootBarcode: (row) => {
      const unit = row as UnitRow;
      return unit.parentUnitId === null ? null : unit.rootBarcode;
    },
  },
};
