import type { RecallNotice } from '#contract/recalls/recalls.contract.ts';
import type { UnitPapers } from '#contract/units/unit-papers.schema.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import { localDate } from '#db/kit/clock.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { alarmsOfCodes } from '#db/slices/labels/sightings.service.ts';
import { recallNotices } from '#db/slices/recalls/recall-notices.service.ts';
import { treeBelow } from './unit-life.repo.ts';
import { countLot, papersOf } from './unit-papers.repo.ts';
import { getUnit } from './units.service.ts';

/** Fewer replacements than this say nothing about a lot. */
const LEAST_FAILED = 3;
/** Share of the lot that was replaced, from which on the lot is worth a look. */
const SUSPECT_SHARE = 0.05;

/** How the unit's lot fared; null for a unit without a lot. */
function lotOf(
  r: ReadContext,
  { lotNo, partId }: UnitRow,
  recalls: readonly RecallNotice[],
): UnitPapers['lot'] {
  if (lotNo === null) return null;
  const { total, inService, failed } = countLot(r.db, lotNo, partId);
  const isMany = failed >= LEAST_FAILED && failed / total >= SUSPECT_SHARE;
  return { lotNo, total, inService, failed, isSuspect: isMany && recalls.length === 0 };
}

/** Recalls of a unit and of what is in it, its papers and pictures, and how its lot fared. NOT_FOUND without a unit. */
export function getUnitPapers(r: ReadContext, barcode: string): UnitPapers {
  const unit = getUnit(r, barcode);
  const below = treeBelow(r.db, unit.id).map((node) => node.unitId);
  const recalls = recallNotices(r, below);
  const papers = papersOf(r.db, unit.id).map(({ at, ...paper }) => ({
    ...paper,
    on: paper.on ?? localDate(at ?? 0),
  }));
  const openAlarms = alarmsOfCodes(r).filter(
    (one) => one.unitId === unit.id && one.answeredAt === null,
  ).length;
  return { recalls, papers, lot: lotOf(r, unit, recalls), openAlarms };
}
