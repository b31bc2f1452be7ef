import { importKey } from '#contract/imports/import-modes.ts';
import type { UnitImportField } from '#contract/imports/imports.fields.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { KEPT_BY_IMPORT } from '#db/kit/checked-texts.ts';
import { instantOf } from '#db/kit/clock.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { barcodeKey } from '#db/kit/text.ts';
import { findProductIdByCode } from '#db/slices/products/products.service.ts';
import { findSiteByName } from '#db/slices/sites/sites.service.ts';
import { factoryNoReasons } from '#db/slices/units/factory-numbers.service.ts';
import { findVoidedUnit, reviveUnit } from '#db/slices/units/imported-units.service.ts';
import { findUnitByFactoryNo } from '#db/slices/units/known-units.service.ts';
import { type LoadedEvent, type LoadedUnit, UnitLoader } from '#db/slices/units/unit-loader.service.ts';
import { findUnitByBarcode, updateUnit } from '#db/slices/units/units.service.ts';
import { bringUpToDate } from './known-record.ts';
import { noteOf } from './leftover-notes.ts';
import { PartBook } from './part-book.ts';
import { PartyBook } from './party-book.ts';
import { ProductBook } from './product-book.ts';
import {
  type Batch,
  happenedOn,
  type ImportTarget,
  leftovers,
  type RecordDraft,
  type RowBook,
  RowRefused,
  textOf,
  type Written,
} from './target.ts';

const ENTITY = 'units';
const MAX_BARCODE = 80;
const NO_POSITION = '未注明';

/** Units with what the ledger knows of their life: made, stocked, shipped, on site, built into another. */
export class UnitTarget implements ImportTarget, RowBook {
  readonly #batch: Batch;
  readonly #parties: PartyBook;
  readonly #products: ProductBook;
  readonly #parts: PartBook;
  readonly #loader: UnitLoader;
  /** Units of this batch by code. */
  readonly #made = new Map<string, string>();
  #added: string[] = [];

  readonly books: readonly RowBook[];

  constructor(batch: Batch) {
    this.#batch = batch;
    this.#parties = new PartyBook(batch.w, batch.batchId);
    this.#products = new ProductBook(batch.w, batch.batchId);
    this.#parts = new PartBook(batch.w);
    this.#loader = new UnitLoader(batch.w);
    this.books = [this.#parties, this.#products, this.#parts, this];
  }

  /** Units that are in nothing come first, then their parts, layer by layer. */
  drafts(rows: readonly ImportRow[]): RecordDraft[] {
    const codes = new Set(rows.map((row) => codeOf(row, 'barcode')));
    const depth = new Map<string, number>();
    const parents = new Map(rows.map((row) => [codeOf(row, 'barcode'), codeOf(row, 'parentBarcode')]));
    const depthOf = (code: string, guard = 0): number => {
      const parent = parents.get(code);
      if (guard > 12 || parent === undefined || parent === '' || !codes.has(parent)) return 0;
      return depth.get(code) ?? 1 + depthOf(parent, guard + 1);
    };
    for (const code of codes) depth.set(code, depthOf(code));
    return rows
      .map((row) => ({ rows: [row], layer: depth.get(codeOf(row, 'barcode')) ?? 0 }))
      .sort((a, b) => a.layer - b.layer);
  }

  write({ rows: [row] }: RecordDraft): Written {
    const barcode = row && (text(row, 'barcode', MAX_BARCODE) ?? text(row, 'factoryNo', MAX_BARCODE));
    if (!row || barcode === undefined) throw new RowRefused('required', 'barcode');
    const key = barcodeKey(barcode);
    if (this.#made.has(key)) throw new RowRefused('repeated_in_file', 'barcode', barcode);
    const unit = this.#unit(row, barcode);
    const written = this.#known(row, barcode, unit) ?? this.#load(row, unit);
    this.#made.set(key, written.entityId);
    this.#added.push(key);
    return written;
  }

  keep(): void {
    this.#added = [];
  }

  forget(): void {
    for (const key of this.#added) this.#made.delete(key);
    this.#added = [];
  }

  finish(): void {
    this.#loader.finish(this.#batch.batchId);
  }

  #unit(row: ImportRow, barcode: string): LoadedUnit {
    const of = this.#catalogueOf(row);
    const notes = leftovers(row, this.#batch.plan, [
      'customer',
      'orderNo',
      'site',
      'status',
      'warrantyEndsOn',
      'model',
      'category',
      ...(of.partId === undefined ? ['drawingNo', 'revision'] : []),
    ]);
    const note = [
      text(row, 'remark', 20_000),
      ...Object.entries(notes ?? {}).map(([header, words]) => `${header}：${words}`),
    ];
    const factoryNo = text(row, 'factoryNo');
    const numbered = { productId: of.productId ?? null, factoryNo: factoryNo ?? null };
    const given = { path: 'factoryNo' as const, reason: KEPT_BY_IMPORT };
    return {
      barcode,
      exceptions: factoryNoReasons(this.#batch.w, numbered, given),
      kind: row.values['parentBarcode'] === undefined && of.partId === undefined ? 'machine' : 'part',
      note: note.filter((line) => line !== undefined).join('\n') || null,
      importBatchId: this.#batch.batchId,
      ...definedOnly({
        ...of,
        factoryNo,
        lotNo: text(row, 'lot'),
        madeOn: happenedOn(this.#batch, row, 'madeOn'),
        certificateNo: text(row, 'certificateNo'),
      }),
    };
  }

  /**
   * What the thing is: a drawing number names a part, everything else a product. A machine of a known model may have a
   * drawing too. A stock list without product codes names its products by model.
   */
  #catalogueOf(row: ImportRow): { partId?: string; productId?: string } {
    const code = ['productCode', 'model', 'product']
      .map((field) => row.values[field])
      .find((value) => typeof value === 'string');
    const isDrawn = row.values['drawingNo'] !== undefined;
    const isOfModel = typeof code === 'string' && findProductIdByCode(this.#batch.w, code) !== undefined;
    if (isDrawn && !isOfModel) {
      const partId = this.#parts.find(row);
      if (partId !== null) return { partId };
    }
    if (typeof code !== 'string') return {};
    const productId = this.#products.find({ ...row, values: { ...row.values, productCode: code } });
    return productId === null ? {} : { productId };
  }

  #load(row: ImportRow, unit: LoadedUnit): Written {
    const voided = findVoidedUnit(this.#batch.w, unit.barcode);
    if (voided) {
      const { barcode: _barcode, id: _id, ...fields } = unit;
      reviveUnit(this.#batch.w, voided, fields);
      return { outcome: 'new', entity: ENTITY, entityId: voided.id };
    }
    const { id } = this.#loader.load(unit, this.#events(row));
    return { outcome: 'new', entity: ENTITY, entityId: id };
  }

  #events(row: ImportRow): LoadedEvent[] {
    const at = (field: UnitImportField) => {
      const day = text(row, field);
      return day === undefined ? undefined : Math.min(instantOf(day), this.#batch.w.at);
    };
    const customer = text(row, 'customer');
    const partyId =
      customer === undefined
        ? undefined
        : this.#parties.findOrCreate({ name: customer, role: 'customer' }).id;
    const moves: LoadedEvent[] = [];
    const stockedAt = at('stockedOn');
    const shippedAt = at('shippedOn');
    if (stockedAt !== undefined)
      moves.push({ type: 'STOCKED', at: stockedAt, place: text(row, 'place') ?? null });
    if (shippedAt !== undefined) moves.push({ type: 'SHIPPED', at: shippedAt, partyId: partyId ?? null });
    const site = text(row, 'site');
    const siteId = site === undefined ? undefined : findSiteByName(this.#batch.w, site);
    if (siteId !== undefined && shippedAt !== undefined)
      moves.push({ type: 'ON_SITE', at: shippedAt, siteId, partyId: partyId ?? null });
    const born = at('madeOn') ?? Math.min(this.#batch.w.at, ...moves.map((move) => move.at));
    const parent = this.#parentOf(row);
    // A part inside a machine does not move alone: its own stock and shipping days stay in the notes.
    if (parent === undefined) return [{ type: 'CREATED', at: born }, ...moves];
    const position = text(row, 'position') ?? NO_POSITION;
    return [
      { type: 'CREATED', at: born },
      { type: 'INSTALLED', at: Math.max(born, stockedAt ?? born), parentUnitId: parent, position },
    ];
  }

  #parentOf(row: ImportRow): string | undefined {
    const code = text(row, 'parentBarcode', MAX_BARCODE);
    if (code === undefined) return undefined;
    const id = this.#made.get(barcodeKey(code)) ?? findUnitByBarcode(this.#batch.w, code)?.id;
    if (id === undefined) throw new RowRefused('parent_unknown', 'parentBarcode', code);
    return id;
  }

  /** A unit that is here already: what the ledger says about the thing itself; its life is recorded, not imported over. */
  #known(row: ImportRow, barcode: string, unit: LoadedUnit): Written | null {
    const { w, plan } = this.#batch;
    const found = this.#find(row, barcode, unit);
    if (!found || found.voidedAt !== null) {
      if (plan.mode === 'update') throw new RowRefused('not_here', 'barcode', barcode);
      return null;
    }
    const { factoryNo, lotNo, madeOn, certificateNo, productId, partId } = unit;
    const kind = partId == null ? undefined : ('part' as const);
    const note = plan.mode === 'create' ? undefined : noteOf(row, plan, found.note);
    return bringUpToDate(
      this.#batch,
      { entity: ENTITY, ...found, current: found },
      definedOnly({ factoryNo, lotNo, madeOn, certificateNo, productId, partId, kind, note }),
      (patch) =>
        updateUnit(w, {
          ...patch,
          exceptions: { factoryNo: KEPT_BY_IMPORT },
          barcode: found.barcode,
          version: found.version,
        }),
      'barcode',
    );
  }

  #find(row: ImportRow, barcode: string, unit: LoadedUnit): UnitRow | undefined {
    const { w, plan } = this.#batch;
    if (importKey('units', plan.key).name === 'barcode') return findUnitByBarcode(w, barcode);
    const factoryNo = text(row, 'factoryNo');
    return unit.productId && factoryNo !== undefined
      ? findUnitByFactoryNo(w, unit.productId, factoryNo)
      : undefined;
  }
}

function codeOf(row: ImportRow, field: 'barcode' | 'parentBarcode'): string {
  const value = row.values[field];
  return typeof value === 'string' ? barcodeKey(value) : '';
}

function text(row: ImportRow, field: UnitImportField, limit?: number): string | undefined {
  return textOf(row, field, limit);
}
