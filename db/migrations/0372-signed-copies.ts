import type { MigrationStep } from './step.ts';

/** A file may come to a letter that is issued and not signed: with it, and with nothing else, its hash is made anew. */
const COPY_COMES = `(OLD.state = 'issued' AND NEW.state = 'issued' AND NEW.file_sha256 IS NOT NULL
    AND NEW.file_sha256 IS NOT OLD.file_sha256 AND NEW.content_hash IS NOT OLD.content_hash)`;

/**
 * What was issued does not change but for the signed copy that is put on it before the signatures are recorded; after
 * that nothing does.
 */
export const step0372SignedCopies: MigrationStep = {
  version: 372,
  name: 'signed copies',
  up(db) {
    db.exec(`
DROP TRIGGER specification_revisions_immutable;
CREATE TRIGGER specification_revisions_immutable BEFORE UPDATE ON specification_revisions
WHEN OLD.state NOT IN ('draft', 'review') AND (
  NEW.id IS NOT OLD.id OR NEW.specification_id IS NOT OLD.specification_id OR NEW.letter IS NOT OLD.letter
  OR NEW.head IS NOT OLD.head OR NEW.summary IS NOT OLD.summary OR NEW.issued_at IS NOT OLD.issued_at
  OR ((NEW.content_hash IS NOT OLD.content_hash OR NEW.file_sha256 IS NOT OLD.file_sha256) AND NOT ${COPY_COMES})
  OR (OLD.signed_on IS NOT NULL AND (NEW.signed_on IS NOT OLD.signed_on OR NEW.signed_by_us IS NOT OLD.signed_by_us
      OR NEW.signed_by_customer IS NOT OLD.signed_by_customer))
  OR NEW.state IN ('draft', 'review')
  OR (OLD.state = 'signed' AND NEW.state NOT IN ('signed', 'superseded'))
  OR (OLD.state IN ('superseded', 'void') AND NEW.state <> OLD.state))
BEGIN SELECT RAISE(ABORT, 'revision_immutable'); END;
`);
  },
};
