export interface QuotedLine {
  /** Thousandths of the unit of measure. */
  quantity: number;
  /** Price of one without tax, minor units. */
  priceMinor: number;
}

/** Integers from end to end: quantity in thousandths times price in minor units, half away from zero. */
export function lineNet({ quantity, priceMinor }: QuotedLine): number {
  return Math.round((quantity * priceMinor) / 1000);
}

/** 不含税 + 税额 = 价税合计; the tax is taken once, of the sum. `taxBp` in basis points: 1300 is 13 %. */
export function quotationSums(lines: readonly QuotedLine[], taxBp: number) {
  const netMinor = lines.reduce((sum, line) => sum + lineNet(line), 0);
  const taxMinor = Math.round((netMinor * taxBp) / 10_000);
  return { netMinor, taxMinor, grossMinor: netMinor + taxMinor };
}
