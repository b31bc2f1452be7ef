import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import { isAllowed } from '#contract/kit/permissions.ts';
import type {
  ViewRow,
  ViewsOfList,
  viewCreate,
  viewDefault,
  viewRemove,
  viewUpdate,
} from '#contract/views/views.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { createdNow, requireRow, requireVersion, updatedNow } from '#db/kit/row-meta.ts';
import { foldText } from '#db/kit/text.ts';
import { requireList } from '#db/slices/lists/list-sources.ts';
import {
  defaultViewOf,
  findView,
  findViewNamed,
  type StoredView,
  setDefaultView,
  views,
  viewsFor,
} from './views.repo.ts';

/** The views a person can choose for a list, and the one it opens with. */
export function viewsOfList(r: ReadContext, list: string): ViewsOfList {
  requireList(r, list);
  const { userId } = r.actor;
  return { views: viewsFor(r.db, list, userId), defaultId: defaultViewOf(r.db, list, userId) };
}

/** A view the person can see; somebody else's private one is NOT_FOUND. */
function requireView(r: ReadContext, id: string): ViewRow {
  const view = requireRow(findView(r.db, id), 'views', id);
  if (!view.isShared && view.ownerUserId !== r.actor.userId)
    throw new DomainError('NOT_FOUND', { entity: 'views', key: id });
  requireList(r, view.list);
  return view;
}

function requireShare(r: ReadContext): void {
  if (!isAllowed(r.actor.role, 'views.share'))
    throw new DomainError('FORBIDDEN', { permission: 'views.share' });
}

function refuseTakenName(r: ReadContext, view: StoredView): void {
  const existingId = findViewNamed(r.db, view);
  if (existingId !== undefined)
    throw new DomainError('DUPLICATE', { entity: 'views', field: 'name', value: view.name, existingId });
}

/** Keeps a view under a name. FORBIDDEN for a shared one without the right; DUPLICATE for a name in use. */
export function createView(w: WriteContext, input: z.infer<typeof viewCreate>): ViewRow {
  requireList(w, input.list);
  if (input.isShared) requireShare(w);
  const view: StoredView = {
    id: w.newId(),
    ...input,
    nameKey: foldText(input.name),
    ownerUserId: w.actor.userId,
    ...createdNow(w),
  };
  refuseTakenName(w, view);
  views.insert(w.db, view);
  w.log({ entity: 'views', id: view.id, action: 'create', after: view });
  return requireView(w, view.id);
}

/** Renames a view, stores what was changed in it, or changes its reach. Sharing and unsharing need the right to share. */
export function updateView(w: WriteContext, input: z.infer<typeof viewUpdate>): ViewRow {
  const current = requireView(w, input.id);
  const isShared = input.isShared ?? current.isShared;
  if (isShared || current.isShared) requireShare(w);
  requireVersion('views', current, input.version);
  const { ownerName: _name, ...stored } = current;
  const name = input.name ?? current.name;
  // A shared view that becomes private belongs to whoever made it so.
  const ownerUserId = isShared ? current.ownerUserId : w.actor.userId;
  const next: StoredView = {
    ...stored,
    name,
    isShared,
    ownerUserId,
    nameKey: foldText(name),
    settings: input.settings ?? current.settings,
    ...updatedNow(w, current),
  };
  refuseTakenName(w, next);
  views.update(w.db, next.id, next);
  w.log({ entity: 'views', id: next.id, action: 'update', before: stored, after: next });
  return requireView(w, next.id);
}

/** Takes a view away; lists that opened with it open as they are. */
export function removeView(w: WriteContext, input: z.infer<typeof viewRemove>): ViewRow {
  const current = requireView(w, input.id);
  if (current.isShared) requireShare(w);
  requireVersion('views', current, input.version);
  const voided = { voidedAt: w.at, voidReason: 'removed', ...updatedNow(w, current) };
  views.update(w.db, current.id, voided);
  w.log({ entity: 'views', id: current.id, action: 'void', before: current });
  return { ...current, ...voided };
}

/** The view this person's list opens with; null for the list as it is. */
export function chooseDefaultView(w: WriteContext, input: z.infer<typeof viewDefault>): ViewsOfList {
  requireList(w, input.list);
  if (input.id !== null && requireView(w, input.id).list !== input.list)
    throw new DomainError('NOT_FOUND', { entity: 'views', key: input.id });
  const before = defaultViewOf(w.db, input.list, w.actor.userId);
  setDefaultView(w.db, input.list, w.actor.userId, input.id);
  w.log({
    entity: 'views',
    id: input.id ?? before ?? input.list,
    action: 'update',
    before: { defaultOf: input.list, viewId: before },
    after: { defaultOf: input.list, viewId: input.id },
  });
  return viewsOfList(w, input.list);
}
