import type { z } from 'zod';
import { DomainError } from '#contract/kit/errors.ts';
import type { ListInput, ListPage } from '#contract/kit/list.ts';
import {
  SITE_CHECKS,
  type SiteRow,
  type siteCreate,
  type siteDetail,
  type siteUpdate,
} from '#contract/sites/sites.contract.ts';
import { requireChecked } from '#db/kit/checked-texts.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { listPage } from '#db/kit/list-query.ts';
import { createdNow, requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { foldText, pinyinKeys } from '#db/kit/text.ts';
import {
  findSite,
  findSiteIdByHull,
  findSiteIdByImo,
  findSiteIdByName,
  isSiteInUse,
  ownersOf,
  pickSites,
  putSiteOwner,
  type StoredSite,
  siteList,
  sites,
  unitsAt,
} from './sites.repo.ts';

type SiteDetail = z.infer<typeof siteDetail>;

export function listSites(r: ReadContext, input: ListInput): ListPage<SiteRow> {
  return listPage(r.db, siteList, input);
}

export function pickSite(r: ReadContext, text: string, limit = 20) {
  return pickSites(r.db, text, limit);
}

export function getSite(r: ReadContext, id: string): SiteDetail {
  const site = requireRow(findSite(r.db, id), 'sites', id);
  return { ...site, owners: ownersOf(r.db, id), units: unitsAt(r.db, id) };
}

export function findSiteByName(r: ReadContext, name: string): string | undefined {
  return findSiteIdByName(r.db, name);
}

/** DUPLICATE for an IMO number or a yard and hull number that another site carries. */
function refuseTaken(
  r: ReadContext,
  site: Pick<StoredSite, 'id' | 'imoNo' | 'yardPartyId' | 'hullNo'>,
): void {
  const byImo = site.imoNo ? findSiteIdByImo(r.db, site.imoNo) : undefined;
  if (byImo !== undefined && byImo !== site.id) {
    throw new DomainError('DUPLICATE', {
      entity: 'sites',
      field: 'imoNo',
      value: site.imoNo ?? '',
      existingId: byImo,
    });
  }
  const byHull =
    site.yardPartyId && site.hullNo ? findSiteIdByHull(r.db, site.yardPartyId, site.hullNo) : undefined;
  if (byHull !== undefined && byHull !== site.id) {
    throw new DomainError('DUPLICATE', {
      entity: 'sites',
      field: 'hullNo',
      value: site.hullNo ?? '',
      existingId: byHull,
    });
  }
}

function indexSite(w: WriteContext, site: SiteRow): void {
  const words = [site.no, site.ownerName, site.address];
  w.index({
    kind: 'sites',
    id: site.id,
    title: site.name,
    subtitle: [site.yardName, site.hullNo, site.imoNo && `IMO ${site.imoNo}`].filter(Boolean).join(' · '),
    body: words.filter(Boolean).join('\n'),
  });
}

/** Reads the site anew for the search. */
export function reindexSite(w: WriteContext, id: string): void {
  indexSite(w, requireRow(findSite(w.db, id), 'sites', id));
}

export function createSite(w: WriteContext, input: z.infer<typeof siteCreate>): SiteDetail {
  const site: StoredSite = {
    id: w.newId(),
    no: w.nextNo('site', w.today),
    imoNo: null,
    yardPartyId: null,
    hullNo: null,
    shipTypeCode: null,
    classCode: null,
    ownerPartyId: null,
    deliveredOn: null,
    address: null,
    note: null,
    ...definedOnly(input),
    exceptions: requireChecked(SITE_CHECKS, input, null),
    nameKey: foldText(input.name),
    ...pinyinKeys(input.name),
    ...createdNow(w),
  };
  refuseTaken(w, site);
  sites.insert(w.db, site);
  if (site.ownerPartyId) putSiteOwner(w.db, site.id, site.deliveredOn ?? w.today, site.ownerPartyId);
  w.log({ entity: 'sites', id: site.id, action: 'create', after: site });
  const detail = getSite(w, site.id);
  indexSite(w, detail);
  return detail;
}

/** Changes a site; a new owner is dated from today, the earlier one stays in the history. */
export function updateSite(w: WriteContext, input: z.infer<typeof siteUpdate>): SiteDetail {
  const { id, version, ...fields } = input;
  const current = requireRow(findSite(w.db, id), 'sites', id);
  requireLive('sites', current, version);
  const patch: Partial<StoredSite> = {
    ...definedOnly(fields),
    exceptions: requireChecked(SITE_CHECKS, fields, current),
    ...updatedNow(w, current),
  };
  if (input.name !== undefined)
    Object.assign(patch, { nameKey: foldText(input.name) }, pinyinKeys(input.name));
  refuseTaken(w, { ...current, ...patch });
  sites.update(w.db, id, patch);
  if (input.ownerPartyId && input.ownerPartyId !== current.ownerPartyId)
    putSiteOwner(w.db, id, w.today, input.ownerPartyId);
  w.log({ entity: 'sites', id, action: 'update', before: current, after: patch });
  const detail = getSite(w, id);
  indexSite(w, detail);
  return detail;
}

/** Voids a site with a reason. IN_USE while units are there or a live case names it. */
export function voidSite(w: WriteContext, input: { id: string; version: number; reason: string }): SiteRow {
  const current = requireRow(findSite(w.db, input.id), 'sites', input.id);
  requireLive('sites', current, input.version);
  if (isSiteInUse(w.db, input.id))
    throw new DomainError('IN_USE', { entity: 'sites', key: current.name, by: 'records' });
  const patch = { ...updatedNow(w, current), voidedAt: w.at, voidReason: input.reason };
  sites.update(w.db, input.id, patch);
  w.log({ entity: 'sites', id: input.id, action: 'void', before: current, after: { ...current, ...patch } });
  return requireRow(findSite(w.db, input.id), 'sites', input.id);
}
