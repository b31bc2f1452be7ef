import Papa from 'papaparse';

const CANDIDATES = [',', '\t', ';', '|', '，', '^'];
const SAMPLE_ROWS = 120;

/**
 * The delimiter that cuts the sample into the most rows of equal width. Notes above the header and commas inside
 * texts spoil single rows, so the commonest width counts, not the first row.
 */
export function chooseDelimiter(text: string): string {
  const sample = text.slice(0, 256 * 1024);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    if (!sample.includes(delimiter)) continue;
    const { data } = Papa.parse<string[]>(sample, { delimiter, preview: SAMPLE_ROWS });
    const score = widthScore(data.filter((row) => row.some((cell) => cell.trim() !== '')));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Share of rows that have the commonest width above one column, weighted by the width a little. */
function widthScore(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  counts.delete(1);
  const [width, count] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0]);
  return rows.length === 0 ? 0 : (count / rows.length) * (1 + Math.log2(Math.min(width, 64)) / 8);
}
