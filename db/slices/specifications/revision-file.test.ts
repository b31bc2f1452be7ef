import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import {
  addAttachment,
  attachmentsOfRecord,
  voidAttachment,
} from '#db/slices/attachments/attachments.service.ts';
import { keepContent } from '#db/slices/attachments/content-store.ts';
import { type OrderCase, openOrderCase, refusalOf } from '#db/slices/orders/test-order-case.ts';
import { attachRevisionFile } from './revision-file.service.ts';
import { issueRevision, signRevision } from './revision-steps.service.ts';
import { getSpecification } from './specifications.service.ts';

let test: TestStore;
let base: OrderCase;
beforeEach(async () => {
  test = await openTestStore();
  base = openOrderCase(test, false);
});
afterEach(() => test[Symbol.asyncDispose]());

const pdf = (text: string) =>
  keepContent(test.folder, {
    name: '规格书 A 签署件.pdf',
    bytes: new TextEncoder().encode(`%PDF-1.7\n${text}\n`),
  });
const letter = () => {
  const [a] = base.read((r) => getSpecification(r, base.specificationId)).revisions;
  if (!a) throw new Error('no letter A');
  return a;
};
const key = () => ({ id: base.specificationId, letter: 'A', version: letter().version });
const attach = (text: string) => base.write((w) => attachRevisionFile(w, key(), pdf(text)));
const issue = () => base.write((w) => issueRevision(w, key()));
const sign = () => base.write((w) => signRevision(w, { ...key(), signedByCustomer: '王工' }));
const files = () =>
  base.read((r) => attachmentsOfRecord(r, { entity: 'specification-revisions', entityId: letter().id }));
const sql = (text: string, ...params: unknown[]) => test.store.handle.prepare(text).run(...params);

describe('the file both sides sign', () => {
  it('comes while the letter is drafted and is in its fingerprint from the issue on', () => {
    attach('draft');
    expect(letter()).toMatchObject({ fileSha256: pdf('draft').sha256, contentHash: null });
    issue();
    const issued = letter();
    expect(issued.isIntact).toBe(true);
    attach('signed copy');
    expect(letter()).toMatchObject({ fileSha256: pdf('signed copy').sha256, isIntact: true });
    expect(letter().contentHash).not.toBe(issued.contentHash);
    expect(files().map(({ sha256, name }) => [sha256, name])).toContainEqual([
      pdf('signed copy').sha256,
      '规格书 A 签署件.pdf',
    ]);
  });

  it('stays as it is once signed, whoever writes', () => {
    issue();
    attach('signed copy');
    sign();
    const signed = letter();
    expect(signed).toMatchObject({ state: 'signed', fileSha256: pdf('signed copy').sha256, isIntact: true });
    expect(refusalOf(() => attach('another'))).toBe('revision_immutable');
    const [file] = files();
    expect(refusalOf(() => base.write((w) => voidAttachment(w, file?.id ?? '')))).toBe('revision_immutable');
    const changes = ["file_sha256 = 'x'", "content_hash = 'x'", "file_sha256 = 'x', content_hash = 'x'"];
    for (const change of changes)
      expect(() => sql(`UPDATE specification_revisions SET ${change}`), change).toThrow('revision_immutable');
    expect(letter()).toEqual(signed);
  });

  it('is the only thing that may still come to what is issued', () => {
    issue();
    const refused = [
      "content_hash = 'x'",
      "file_sha256 = 'x'",
      "file_sha256 = 'x', content_hash = 'x', summary = 'y'",
      "file_sha256 = 'x', content_hash = 'x', state = 'signed', signed_on = '2026-06-30', signed_by_customer = 'z'",
    ];
    for (const change of refused)
      expect(() => sql(`UPDATE specification_revisions SET ${change}`), change).toThrow('revision_immutable');
  });

  it('is a PDF, belongs to the version it was meant for, and to a letter that is there', () => {
    const png = { ...pdf('x'), mediaType: 'image/png' as const };
    expect(refusalOf(() => base.write((w) => attachRevisionFile(w, key(), png)))).toBe('UNSUPPORTED_FILE');
    const stale = { ...key(), version: 9 };
    expect(refusalOf(() => base.write((w) => attachRevisionFile(w, stale, pdf('x'))))).toBe('STALE');
    const nowhere = { ...key(), letter: 'Q' };
    expect(refusalOf(() => base.write((w) => attachRevisionFile(w, nowhere, pdf('x'))))).toBe('NOT_FOUND');
    const entityId = '019f0000-0000-7000-8000-000000000000';
    const lost = { entity: 'specification-revisions', entityId, purpose: 'document' } as const;
    expect(refusalOf(() => base.write((w) => addAttachment(w, { ...lost, content: pdf('x') })))).toBe(
      'NOT_FOUND',
    );
  });
});
