import type { z } from 'zod';
import {
  type absenceAdd,
  type EngineerRow,
  type engineerCreate,
  type engineerUpdate,
  PHONE_CHECKS,
  type ServicePointRow,
  type servicePointCreate,
  type servicePointUpdate,
} from '#contract/engineers/engineers.schema.ts';
import { inputInvalid } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import { requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { deleteAbsence, insertAbsence } from './dispatches.repo.ts';
import { reindexEngineer } from './engineer-search.ts';
import {
  engineerList,
  engineers,
  findEngineerRow,
  findPointRow,
  pointList,
  points,
  type StoredEngineer,
  type StoredPoint,
} from './engineers.repo.ts';

export function listEngineers(r: ReadContext, input: ListInput): ListPage<EngineerRow> {
  return listPage(r.db, engineerList, input);
}

export function getEngineer(r: ReadContext, id: string): EngineerRow {
  return requireRow(findEngineerRow(r.db, id), 'engineers', id);
}

/** Adds a service engineer; `userId` binds the person to an account, at most one each. */
export function createEngineer(w: WriteContext, input: z.infer<typeof engineerCreate>): EngineerRow {
  const row: StoredEngineer = {
    userId: null,
    phone: null,
    servicePointId: null,
    skills: [],
    isActive: true,
    note: null,
    ...definedOnly(input),
    exceptions: requireChecked(PHONE_CHECKS, input, null),
    id: w.newId(),
    ...createdNow(w),
  };
  engineers.insert(w.db, row);
  w.log({ entity: 'engineers', id: row.id, action: 'create', after: row });
  reindexEngineer(w, row.id);
  return getEngineer(w, row.id);
}

export function updateEngineer(w: WriteContext, input: z.infer<typeof engineerUpdate>): EngineerRow {
  const { id, version, ...fields } = input;
  const current = requireRow(engineers.find(w.db, id), 'engineers', id);
  requireVersion('engineers', current, version);
  const exceptions = requireChecked(PHONE_CHECKS, fields, current);
  const patch = { ...definedOnly(fields), exceptions, ...updatedNow(w, current) };
  engineers.update(w.db, id, patch);
  w.log({ entity: 'engineers', id, action: 'update', before: current, after: patch });
  reindexEngineer(w, id);
  return getEngineer(w, id);
}

export function voidEngineer(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): EngineerRow {
  const current = requireRow(engineers.find(w.db, input.id), 'engineers', input.id);
  requireVersion('engineers', current, input.version);
  const patch = { voidedAt: w.at, voidReason: input.reason, ...updatedNow(w, current) };
  engineers.update(w.db, current.id, patch);
  w.log({ entity: 'engineers', id: current.id, action: 'void', before: current, after: patch });
  return getEngineer(w, current.id);
}

export function addAbsence(w: WriteContext, input: z.infer<typeof absenceAdd>): { id: string } {
  if (input.toOn < input.fromOn) throw inputInvalid('toOn', 'invalid_value');
  requireRow(engineers.find(w.db, input.engineerId), 'engineers', input.engineerId);
  const row = { ...input, id: w.newId() };
  insertAbsence(w.db, row);
  w.log({ entity: 'engineers', id: input.engineerId, action: 'update', after: { absence: row } });
  return { id: row.id };
}

export function removeAbsence(w: WriteContext, id: string): { id: string } {
  const row = requireRow(deleteAbsence(w.db, id), 'engineers', id);
  w.log({ entity: 'engineers', id: row.engineerId, action: 'update', before: { absence: row }, after: null });
  return { id };
}

export function listPoints(r: ReadContext, input: ListInput): ListPage<ServicePointRow> {
  return listPage(r.db, pointList, input);
}

/** Adds a service point: where engineers start from. */
export function createPoint(w: WriteContext, input: z.infer<typeof servicePointCreate>): ServicePointRow {
  const row: StoredPoint = {
    region: null,
    address: null,
    siteId: null,
    contact: null,
    phone: null,
    note: null,
    ...definedOnly(input),
    exceptions: requireChecked(PHONE_CHECKS, input, null),
    id: w.newId(),
    ...createdNow(w),
  };
  points.insert(w.db, row);
  w.log({ entity: 'engineers', id: row.id, action: 'create', after: row });
  return requireRow(findPointRow(w.db, row.id), 'service-points', row.id);
}

export function updatePoint(w: WriteContext, input: z.infer<typeof servicePointUpdate>): ServicePointRow {
  const { id, version, ...fields } = input;
  const current = requireRow(points.find(w.db, id), 'service-points', id);
  requireVersion('service-points', current, version);
  const exceptions = requireChecked(PHONE_CHECKS, fields, current);
  const patch = { ...definedOnly(fields), exceptions, ...updatedNow(w, current) };
  points.update(w.db, id, patch);
  w.log({ entity: 'engineers', id, action: 'update', before: current, after: patch });
  return requireRow(findPointRow(w.db, id), 'service-points', id);
}
