/** A figure the program computes from real data, beside the one somebody else published or computed. */
export interface ReferenceCase {
  case: string;
  /** What the program says. */
  ours: number | string;
  /** What the independent source says. */
  reference: number | string;
  /** Relative deviation |ours − reference| / |reference|; the absolute one for a reference of 0; null for texts. */
  deviation: number | null;
  pass: boolean;
}

/** A file `*.reference.ts` exports functions of this shape, named `…Cases`. */
export type ReferenceCases = (dataDir: string) => Promise<ReferenceCase[]>;

function deviationOf(ours: number, reference: number): number {
  const distance = Math.abs(ours - reference);
  return reference === 0 ? distance : distance / Math.abs(reference);
}

/**
 * Builds a case from two figures. `tolerance` is the largest deviation that still passes; 0, the default,
 * asks for the same figure to the last digit. A figure that is not a number never passes.
 */
export function compareFigures(name: string, ours: number, reference: number, tolerance = 0): ReferenceCase {
  const deviation = deviationOf(ours, reference);
  return { case: name, ours, reference, deviation, pass: deviation <= tolerance };
}

/** Builds a case from two texts that must be equal. */
export function compareTexts(name: string, ours: string, reference: string): ReferenceCase {
  return { case: name, ours, reference, deviation: null, pass: ours === reference };
}
