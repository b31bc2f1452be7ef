import { importKey } from '#contract/imports/import-modes.ts';
import type { SiteImportField } from '#contract/imports/imports.fields.ts';
import { isImoNumber } from '#contract/sites/imo-number.ts';
import type { SITE_KINDS, SiteRow } from '#contract/sites/sites.contract.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { findSiteByHull, findSiteByImo } from '#db/slices/sites/known-sites.service.ts';
import { createSite, findSiteByName, getSite, updateSite } from '#db/slices/sites/sites.service.ts';
import { draftKey } from './draft-keys.ts';
import { bringUpToDate } from './known-record.ts';
import { noteOf } from './leftover-notes.ts';
import { PartyBook } from './party-book.ts';
import {
  type Batch,
  type ImportTarget,
  type RecordDraft,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';
import { CodeBook, wordIn } from './word-books.ts';

const ENTITY = 'sites';
const KIND_WORDS: Record<Exclude<(typeof SITE_KINDS)[number], 'other'>, string> = {
  vessel: '船舶|船|vessel|ship',
  plant: '工厂|厂房|电厂|车间|plant|factory',
  station: '泵站|电站|站|station',
  warehouse: '仓库|库房|warehouse',
};

/** Ships and plants. Yard and owner are added as parties when nobody knows them. */
export class SiteTarget implements ImportTarget {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly #codes: CodeBook;
  readonly books: readonly RowBook[];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#parties = new PartyBook(batch.w, batch.batchId);
    this.#codes = new CodeBook(batch.w);
    this.books = [this.#parties];
  }

  write({ rows: [row] }: RecordDraft): Written {
    if (!row) throw new RowRefused('refused');
    const { w, plan } = this.#batch;
    const imoNo = text(row, 'imoNo')?.replace(/^imo\s*/i, '');
    if (imoNo !== undefined && !isImoNumber(imoNo)) throw new RowRefused('refused', 'imoNo', imoNo);
    const found = this.#find(row, imoNo);
    const known = found === undefined ? undefined : getSite(w, found);
    if (!known && plan.mode === 'update')
      throw new RowRefused('not_here', importKey('sites', plan.key).fields[0], draftKey(plan, row) ?? '');
    const name = text(row, 'site');
    const fields = { ...this.#fields(row, known ?? null), ...definedOnly({ imoNo, name }) };
    if (known)
      return bringUpToDate(
        this.#batch,
        { entity: ENTITY, ...known, current: known },
        fields,
        (patch) => updateSite(w, { ...patch, id: known.id, version: known.version }),
        'site',
      );
    if (name === undefined) throw new RowRefused('required', 'site');
    const kind = fields.kind ?? (imoNo !== undefined || fields.hullNo !== undefined ? 'vessel' : 'other');
    const { id } = createSite(w, { ...fields, name, kind });
    return { outcome: 'new', entity: ENTITY, entityId: id };
  }

  #find(row: ImportRow, imoNo: string | undefined): string | undefined {
    const { w, plan } = this.#batch;
    const yard = text(row, 'yard');
    const hullNo = text(row, 'hullNo');
    switch (importKey('sites', plan.key).name) {
      case 'imo':
        return imoNo === undefined ? undefined : findSiteByImo(w, imoNo);
      case 'hull': {
        const yardId = yard === undefined ? undefined : this.#parties.find(yard)?.id;
        return yardId === undefined || hullNo === undefined ? undefined : findSiteByHull(w, yardId, hullNo);
      }
      default:
        return findSiteByName(w, text(row, 'site') ?? '');
    }
  }

  #fields(row: ImportRow, known: SiteRow | null) {
    const shipTypeCode = this.#codes.find('ship_type', text(row, 'shipType')) ?? undefined;
    const classCode = this.#codes.find('class', text(row, 'shipClass')) ?? undefined;
    const kept = [
      ...(shipTypeCode === undefined ? ['shipType'] : []),
      ...(classCode === undefined ? ['shipClass'] : []),
    ];
    const party = (field: 'yard' | 'shipowner') => {
      const name = text(row, field);
      const role = field === 'yard' ? ('yard' as const) : ('owner' as const);
      return name === undefined ? undefined : this.#parties.findOrCreate({ name, role }).id;
    };
    return definedOnly({
      kind: wordIn(text(row, 'siteKind'), KIND_WORDS) ?? undefined,
      hullNo: text(row, 'hullNo'),
      yardPartyId: party('yard'),
      ownerPartyId: party('shipowner'),
      shipTypeCode,
      classCode,
      deliveredOn: text(row, 'deliveredOn'),
      address: text(row, 'address'),
      note: noteOf(row, this.#batch.plan, known?.note ?? null, kept),
    });
  }
}

function text(row: ImportRow, field: SiteImportField): string | undefined {
  return textOf(row, field);
}
