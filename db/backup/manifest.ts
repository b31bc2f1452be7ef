import { z } from 'zod';

export const BACKUP_SUFFIX = '.millbackup';
export const PARTIAL_SUFFIX = '.partial';
export const MANIFEST_FILE = 'manifest.json';

/** Why a backup was made; retention and the list show it. */
export const BACKUP_REASONS = [
  'manual',
  'scheduled',
  'before-migration',
  'before-import',
  'before-restore',
] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const storedFileSchema = z.object({
  // A name, never a way out of the backup's folder.
  file: z.string().regex(/^[^/\\:]+$/),
  sizeBytes: z.int().nonnegative(),
  sha256: sha256Schema,
});

export const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  reason: z.enum(BACKUP_REASONS),
  appVersion: z.string(),
  schemaVersion: z.int().nonnegative(),
  /** Highest change-log number inside, and its instant (ms); null in a factory without any save. */
  changeLogSeq: z.int().nonnegative(),
  changeLogAt: z.int().nullable(),
  database: storedFileSchema,
  /** Rows of every table. */
  counts: z.record(z.string(), z.int().nonnegative()),
  /** Attachments that belong to this state, by hash. */
  attachments: z.array(storedFileSchema),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

/** `millwright-20260131-123000-4711.millbackup`: local time for people, sequence for order. */
export function backupName(at: Date, seq: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  return `millwright-${day}-${time}-${seq}${BACKUP_SUFFIX}`;
}

/** Null when the text is not a manifest this program understands. */
export function parseManifest(text: string): BackupManifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
