/** Caps that keep a hostile or mistaken file from taking the machine down. All count what was really read. */
export interface ImportLimits {
  /** Bytes of the file as uploaded. */
  fileBytes: number;
  /** Parts inside a zip container. */
  zipEntries: number;
  /** Bytes inflated out of the container, all parts together. */
  inflatedBytes: number;
  /** Inflated ÷ stored bytes of one part; looked at only above `ratioFromBytes`, small XML compresses well. */
  inflateRatio: number;
  ratioFromBytes: number;
  rows: number;
  columns: number;
  cells: number;
}

export const DEFAULT_IMPORT_LIMITS: ImportLimits = {
  fileBytes: 200 * 1024 * 1024,
  zipEntries: 5_000,
  inflatedBytes: 1024 * 1024 * 1024,
  inflateRatio: 250,
  ratioFromBytes: 32 * 1024 * 1024,
  rows: 1_048_576,
  columns: 1_000,
  cells: 20_000_000,
};
