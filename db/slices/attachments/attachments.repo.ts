import type { AttachmentRow } from '#contract/attachments/attachments.contract.ts';
import type { ReadableDb, WritableDb } from '#db/connection/database.ts';

const SELECT = `SELECT a.id, a.entity, a.entity_id AS entityId, a.purpose, a.sha256, a.name, a.media_type AS mediaType,
  a.size_bytes AS sizeBytes, a.created_at AS createdAt, a.created_by AS createdBy, u.display_name AS createdByName
  FROM attachments a LEFT JOIN users u ON u.id = a.created_by`;

/** Tables of the records that may carry attachments. */
const TABLES: Readonly<Record<AttachmentRow['entity'], string>> = {
  'service-cases': 'service_cases',
  visits: 'visits',
  claims: 'supplier_claims',
  units: 'units',
  'inspection-items': 'inspection_items',
  'specification-revisions': 'specification_revisions',
};

export function hasRecord(db: ReadableDb, entity: AttachmentRow['entity'], id: string): boolean {
  return db.pluck(`SELECT 1 FROM ${TABLES[entity]} WHERE id = ?`, [id]) === 1;
}

export function listAttachments(db: ReadableDb, entity: string, entityId: string): AttachmentRow[] {
  return db.all<AttachmentRow>(
    `${SELECT} WHERE a.entity = ? AND a.entity_id = ? AND a.voided_at IS NULL ORDER BY a.created_at, a.id`,
    [entity, entityId],
  );
}

export function findAttachment(db: ReadableDb, id: string): AttachmentRow | undefined {
  return db.get<AttachmentRow>(`${SELECT} WHERE a.id = ? AND a.voided_at IS NULL`, [id]);
}

/** The same content once more on the same record is the attachment that is there, taken off or not. */
export function putAttachment(db: WritableDb, row: Omit<AttachmentRow, 'createdByName'>): string {
  return (
    db.pluck<string>(
      `INSERT INTO attachments (id, entity, entity_id, purpose, sha256, name, media_type, size_bytes, created_at, created_by)
       VALUES (:id, :entity, :entityId, :purpose, :sha256, :name, :mediaType, :sizeBytes, :createdAt, :createdBy)
       ON CONFLICT (entity, entity_id, purpose, sha256) DO UPDATE SET voided_at = NULL, voided_by = NULL, name = excluded.name
       RETURNING id`,
      { ...row },
    ) ?? row.id
  );
}

export function voidStoredAttachment(db: WritableDb, id: string, at: number, by: string): void {
  db.run('UPDATE attachments SET voided_at = ?, voided_by = ? WHERE id = ?', [at, by, id]);
}
