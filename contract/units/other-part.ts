import type { UnitRow } from './units.schema.ts';

type Drawn = Pick<UnitRow, 'drawingNo'>;

/**
 * Whether a part is of another drawing than the one it replaces. A warning, not a refusal: a substitute may be right.
 * Nothing is said where a drawing number is missing.
 */
export function isOtherPart(fresh: Drawn, old: Drawn): boolean {
  return fresh.drawingNo !== null && old.drawingNo !== null && fresh.drawingNo !== old.drawingNo;
}
