import type { z } from 'zod';
import type {
  SpecificationRow,
  specificationCreate,
  specificationUpdate,
} from '#contract/specifications/specifications.schema.ts';
import { requireRow, restoreRow } from '#db/kit/row-meta.ts';
import type { RowSlice } from '#db/kit/save-rows.ts';
import { findSpecification, specifications } from './specifications.repo.ts';
import {
  createSpecification,
  ENTITY,
  updateSpecification,
  voidSpecification,
} from './specifications.service.ts';

type Create = z.infer<typeof specificationCreate>;
type Update = z.infer<typeof specificationUpdate>;

/** Title blocks of specifications as rows of a grid; letters and their items have use cases of their own. */
export const specificationRows: RowSlice<Create, Update, SpecificationRow> = {
  entity: ENTITY,
  read: (r, id) => requireRow(findSpecification(r.db, id), ENTITY, id),
  create: (w, input) => createSpecification(w, input).id,
  update: (w, input) => void updateSpecification(w, input),
  void: (w, input) => void voidSpecification(w, input),
  restore: (w, input) => restoreRow(w, ENTITY, specifications, input),
};
