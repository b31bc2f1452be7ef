import type { z } from 'zod';
import { DomainError, inputInvalid } from '#contract/kit/errors.ts';
import type {
  LabelRow,
  LabelTemplateRow,
  labelPrint,
  labelPrintRow,
  labelTemplateFields,
} from '#contract/labels/labels.contract.ts';
import { bracketElements, elementProblem } from '#contract/units/gs1-elements.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadContext, WriteContext } from '#db/kit/context.ts';
import { definedOnly } from '#db/kit/defined-only.ts';
import { createdNow, requireLive, requireRow, updatedNow } from '#db/kit/row-meta.ts';
import { getSetting } from '#db/kit/settings.ts';
import { foldText } from '#db/kit/text.ts';
import { gtinOf } from '#db/slices/products/products.service.ts';
import { getUnit } from '#db/slices/units/units.service.ts';
import { signCode, signingKey } from './label-keys.service.ts';
import {
  allTemplates,
  clearDefaults,
  insertPrint,
  printCounts,
  printsOf,
  type StoredKey,
  type StoredTemplate,
  templates,
} from './labels.repo.ts';

const shown = ({ nameKey: _key, ...row }: StoredTemplate): LabelTemplateRow => row;

/** Templates of the factory, the default one first. */
export function listTemplates(r: ReadContext): LabelTemplateRow[] {
  return allTemplates(r.db).map(shown);
}

function refuseTakenName(w: WriteContext, name: string, ownId: string): void {
  const taken = allTemplates(w.db).find((t) => t.nameKey === foldText(name) && t.id !== ownId);
  if (!taken) return;
  const duplicate = { entity: 'labels', field: 'name', value: name, existingId: taken.id };
  throw new DomainError('DUPLICATE', duplicate);
}

export function createTemplate(
  w: WriteContext,
  input: z.infer<typeof labelTemplateFields>,
): LabelTemplateRow {
  const id = w.newId();
  refuseTakenName(w, input.name, id);
  if (input.isDefault) clearDefaults(w.db);
  const template: StoredTemplate = {
    id,
    isDefault: false,
    ...definedOnly(input),
    nameKey: foldText(input.name),
    ...createdNow(w),
  };
  templates.insert(w.db, template);
  w.log({ entity: 'labels', id, action: 'create', after: template });
  return shown(template);
}

export function updateTemplate(
  w: WriteContext,
  input: Partial<z.infer<typeof labelTemplateFields>> & { id: string; version: number },
): LabelTemplateRow {
  const { id, version, ...fields } = input;
  const current = requireRow(templates.find(w.db, id), 'labels', id);
  requireLive('labels', current, version);
  if (fields.name !== undefined) refuseTakenName(w, fields.name, id);
  if (fields.isDefault) clearDefaults(w.db);
  const next: StoredTemplate = { ...current, ...definedOnly(fields), ...updatedNow(w, current) };
  next.nameKey = foldText(next.name);
  templates.update(w.db, id, next);
  w.log({ entity: 'labels', id, action: 'update', before: current, after: next });
  return shown(next);
}

export function voidTemplate(
  w: WriteContext,
  input: { id: string; version: number; reason: string },
): LabelTemplateRow {
  const current = requireRow(templates.find(w.db, input.id), 'labels', input.id);
  requireLive('labels', current, input.version);
  const patch = { ...updatedNow(w, current), isDefault: false, voidedAt: w.at, voidReason: input.reason };
  templates.update(w.db, input.id, patch);
  w.log({ entity: 'labels', id: input.id, action: 'void', before: current, after: patch });
  return shown({ ...current, ...patch });
}

/** Trade item number and serial in brackets, when the unit's product or part has a number and the serial is fit for it. */
function gs1Of(r: ReadContext, unit: UnitRow): string | null {
  const gtin = gtinOf(r, unit);
  const serial = unit.factoryNo ?? unit.barcode;
  if (gtin === null || elementProblem({ ai: '21', value: serial }) !== null) return null;
  return bracketElements([
    { ai: '01', value: gtin },
    { ai: '21', value: serial },
  ]);
}

function valuesOf(r: ReadContext, unit: UnitRow, key: StoredKey, printed: number): LabelRow {
  return {
    unitId: unit.id,
    barcode: unit.barcode,
    signed: signCode(key, unit.barcode),
    gs1: gs1Of(r, unit),
    fields: {
      factory: getSetting<string>(r.db, 'factory') ?? '',
      name: unit.name ?? '',
      barcode: unit.barcode,
      factoryNo: unit.factoryNo ?? '',
      product: unit.product ?? '',
      drawingNo: [unit.drawingNo, unit.partRevision].filter(Boolean).join(' '),
      lotNo: unit.lotNo ?? '',
      madeOn: unit.madeOn ?? '',
      orderNo: unit.orderNo ?? '',
      certificateNo: unit.certificateNo ?? '',
    },
    printed,
  };
}

function labelsOf(r: ReadContext, codes: readonly string[], key: StoredKey): LabelRow[] {
  const rows = codes.map((code) => getUnit(r, code));
  const counts = printCounts(
    r.db,
    rows.map((unit) => unit.id),
  );
  return rows.map((unit) => valuesOf(r, unit, key, counts.get(unit.id) ?? 0));
}

/** What the labels show; the factory's key is made when there is none yet. */
export function prepareLabels(w: WriteContext, codes: readonly string[]): LabelRow[] {
  return labelsOf(w, codes, signingKey(w));
}

/**
 * Counts a print of each label and returns what it shows. INPUT_INVALID at `reason` when one of them was printed
 * before and nobody said why again: a second label is how a second machine gets the same code.
 */
export function printLabels(w: WriteContext, input: z.infer<typeof labelPrint>): LabelRow[] {
  const template = requireRow(templates.find(w.db, input.templateId), 'labels', input.templateId);
  requireLive('labels', template, template.version);
  const labels = labelsOf(w, input.codes, signingKey(w));
  const seen = new Map(labels.map((label) => [label.unitId, label.printed]));
  const again =
    labels.find((label) => label.printed > 0) ?? (seen.size < labels.length ? labels[0] : undefined);
  if (again && !input.reason) throw inputInvalid('reason', 'required', { text: again.barcode });
  for (const label of labels) {
    const copyNo = (seen.get(label.unitId) ?? 0) + 1;
    seen.set(label.unitId, copyNo);
    insertPrint(w.db, {
      id: w.newId(),
      unitId: label.unitId,
      barcode: label.barcode,
      templateId: input.templateId,
      output: input.output,
      copyNo,
      reason: input.reason ?? null,
      printedAt: w.at,
      printedBy: w.actor.userId,
    });
  }
  const ids = labels.map((label) => label.unitId);
  w.log({ entity: 'labels', id: input.templateId, action: 'create', after: { printed: ids.length, ids } });
  return labels;
}

export function listPrints(r: ReadContext, barcode: string): z.infer<typeof labelPrintRow>[] {
  return printsOf(r.db, getUnit(r, barcode).id);
}
