/** A camera sees the same label many times a second; it counts again only after it was gone this long. */
const GONE_AFTER_MS = 1500;

interface SeenLabel {
  codes: Set<string>;
  at: number;
}

/** Tells a new label in the picture from the one that is still there. Knows nothing of cameras. */
export class SeenCodes {
  private labels: SeenLabel[] = [];

  /**
   * Takes the codes of one picture, best first, and returns the one that was newly shown, or null. A label may carry
   * several codes: while one of them is still in view, the others belong to it.
   */
  take(codes: readonly string[], at: number): string | null {
    const [best] = codes;
    this.labels = this.labels.filter((label) => at - label.at <= GONE_AFTER_MS);
    if (best === undefined) return null;
    const known = this.labels.find((label) => codes.some((code) => label.codes.has(code)));
    if (!known) {
      this.labels.push({ codes: new Set(codes), at });
      return best;
    }
    known.at = at;
    for (const code of codes) known.codes.add(code);
    return null;
  }
}
