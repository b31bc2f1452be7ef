import type { ImportField } from '#contract/imports/field-shape.ts';
import type { ColumnProfile } from './column-profile.ts';

/** Fields whose values hardly ever repeat, and fields whose values must repeat. */
const IDENTITIES = new Set(['barcode', 'factoryNo', 'caseNo', 'sourceNo', 'certificateNo']);
const REPEATING = new Set([
  'productCode',
  'category',
  'model',
  'product',
  'customer',
  'customerCode',
  'status',
  'owner',
]);
const ENOUGH_ROWS = 20;

/**
 * How well the cells of a column suit a field, 0.1…1.05. The header names the field; the cells can only confirm
 * it or speak against it (库龄时间 holds days, not dates; 单位 may be a company or 台).
 */
export function fieldFit(field: ImportField, profile: ColumnProfile): number {
  const { filled, noValues, errors } = profile.counts;
  const values = filled - noValues - errors;
  if (values <= 0) return 0.9;
  const fit = kindFit(field, profile, values);
  return fit * repetitionFit(field, profile, values);
}

function kindFit(field: ImportField, profile: ColumnProfile, values: number): number {
  const { amounts, counts } = profile;
  const dateShare = dateLikeShare(profile, values);
  const numberShare = amounts.count / values;
  switch (field.kind) {
    case 'date':
    case 'month':
      return graded(dateShare);
    case 'money':
    case 'percent':
    case 'integer':
      return plainDates(profile, values) > 0.5 ? 0.1 : graded(numberShare);
    case 'quantity':
      return plainDates(profile, values) > 0.5
        ? 0.1
        : graded(amounts.quantities / values + counts.numbers / values);
    case 'phone':
      return graded(counts.phones / values, 0.4);
    case 'flag':
      return profile.distinct.size <= 4 ? 1 : 0.2;
    case 'code':
      return codeFit(profile, values);
    case 'text':
      return textFit(field, profile, values);
  }
}

/** Most cells must fit; a few notes in the wrong column are what imports are for. */
function graded(share: number, floor = 0.1): number {
  if (share >= 0.9) return 1.05;
  if (share >= 0.6) return 1;
  return share >= 0.3 ? 0.6 : floor;
}

/** Cells that are dates and nothing else. */
function plainDates(profile: ColumnProfile, values: number): number {
  return (profile.dates.cells + profile.dates.texts) / values;
}

/** Dates of all kinds. Bare serials count only where nearly every number is one. */
export function dateLikeShare(profile: ColumnProfile, values: number): number {
  const { dates, counts, amounts } = profile;
  const texts = dates.cells + dates.texts + dates.withoutYear;
  const numbers = Math.max(dates.serials, dates.digits, dates.yearMonths, dates.years);
  const bare = counts.numbers + (amounts.count - counts.numbers);
  const isSerialColumn = bare > 0 && numbers / bare >= 0.9;
  return Math.min(1, (texts + (isSerialColumn ? numbers : 0)) / values);
}

function codeFit(profile: ColumnProfile, values: number): number {
  const { counts, amounts, textLength } = profile;
  if (plainDates(profile, values) > 0.8 && counts.codes / values < 0.5) return 0.3;
  if (amounts.fractions / values > 0.3) return 0.3;
  return counts.texts > 0 && textLength / counts.texts > 40 ? 0.4 : 1;
}

function textFit(field: ImportField, profile: ColumnProfile, values: number): number {
  const { counts, amounts } = profile;
  const uomShare = counts.uoms / values;
  if (field.name === 'uom') return uomShare > 0.6 ? 1.05 : 0.1;
  if (uomShare > 0.8 && field.name === 'customer') return 0.1;
  if (plainDates(profile, values) > 0.8) return 0.3;
  if (amounts.fractions / values > 0.3) return 0.4;
  return amounts.count / values > 0.95 && field.name !== 'customer' ? 0.8 : 1;
}

function repetitionFit(field: ImportField, profile: ColumnProfile, values: number): number {
  if (values < ENOUGH_ROWS) return 1;
  if (IDENTITIES.has(field.name)) return profile.distinctShare < 0.5 ? 0.4 : 1;
  const isUnique = profile.distinctShare > 0.98 && profile.counts.codes / values > 0.8;
  return REPEATING.has(field.name) && isUnique ? 0.6 : 1;
}
