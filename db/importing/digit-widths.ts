/** Widths of the all-digit values of a column: a code of fixed width that lost its zeros shows here. */
export class DigitWidths {
  /** Values that begin with a zero, by length. */
  readonly #padded = new Map<number, number>();
  /** The others, by length. */
  readonly #plain = new Map<number, { count: number; samples: string[] }>();

  add(text: string): void {
    // Longer ones are spoiled themselves.
    if (text.length > 15) return;
    if (text.charCodeAt(0) === 48 && text.length > 1) {
      this.#padded.set(text.length, (this.#padded.get(text.length) ?? 0) + 1);
      return;
    }
    const known = this.#plain.get(text.length);
    if (!known) this.#plain.set(text.length, { count: 1, samples: [text] });
    else {
      known.count += 1;
      if (known.samples.length < 3 && !known.samples.includes(text)) known.samples.push(text);
    }
  }

  /**
   * The width all values with zeros in front share, and the values that are shorter; null when there is no such
   * width, a value is longer (the codes have none), or nothing is shorter.
   */
  lostZeros(): { width: number; values: number; samples: string[] } | null {
    const [width, ...others] = this.#padded.keys();
    if (width === undefined || others.length > 0) return null;
    const shorter = [...this.#plain].filter(([length]) => length < width);
    const isWider = [...this.#plain.keys()].some((length) => length > width);
    if (isWider || shorter.length === 0) return null;
    return {
      width,
      values: shorter.reduce((sum, [, { count }]) => sum + count, 0),
      samples: shorter.flatMap(([, { samples }]) => samples).slice(0, 4),
    };
  }
}
