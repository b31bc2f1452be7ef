import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataPaths } from '#db/connection/data-paths.ts';
import { openTestStore, type TestStore } from '#db/kit/test-store.ts';
import { createCase } from '#db/slices/service-cases/service-cases.service.ts';
import { addAttachment, attachmentsOfRecord, getAttachment, voidAttachment } from './attachments.service.ts';
import { keepContent, readContent } from './content-store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test[Symbol.asyncDispose]());

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));
const segment = (marker: number, body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
/** Smallest thing that is walked like a photo: JFIF, Exif with a place, a scan. */
const photo = new Uint8Array([
  0xff,
  0xd8,
  ...segment(0xe0, ascii('JFIF\0')),
  ...segment(0xe1, ascii('Exif\0\0GPSLatitude 29.9')),
  ...segment(0xfe, ascii('taken by Zhou')),
  0xff,
  0xda,
  0,
  2,
  1,
  2,
  3,
  0xff,
  0xd9,
]);
const chunk = (name: string, body: number[]) => [0, 0, 0, body.length, ...ascii(name), ...body, 0, 0, 0, 0];
const png = new Uint8Array([
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  ...chunk('IHDR', [1]),
  ...chunk('eXIf', ascii('GPS')),
  ...chunk('tEXt', ascii('GPS')),
  ...chunk('IEND', []),
]);

describe('U53 photos', () => {
  it('are stored once, by content, without place data', () => {
    for (const bytes of [photo, png]) {
      const kept = keepContent(test.folder, { name: 'C:\\Fotos\\泵.jpg', bytes });
      const again = keepContent(test.folder, { name: 'other.jpg', bytes });
      expect(again.sha256).toBe(kept.sha256);
      expect(kept.name).toBe('泵.jpg');
      const shown = Buffer.from(readContent(test.folder, kept).split(',')[1] ?? '', 'base64').toString(
        'latin1',
      );
      expect(shown).not.toContain('GPS');
      expect(shown).not.toContain('Zhou');
      expect(kept.sizeBytes).toBeLessThan(bytes.length);
    }
    expect(readdirSync(dataPaths(test.folder).attachments)).toHaveLength(2);
    expect(readdirSync(dataPaths(test.folder).temp)).toEqual([]);
  });

  it('are pictures or papers, whole, and not too large', () => {
    const keep = (bytes: Uint8Array) => () => keepContent(test.folder, { name: 'x', bytes });
    expect(keep(new Uint8Array(ascii('<svg onload=alert(1)>')))).toThrow('UNSUPPORTED_FILE');
    expect(keep(photo.subarray(0, 20))).toThrow('UNSUPPORTED_FILE');
    expect(keep(new Uint8Array(9 * 1024 * 1024))).toThrow('TOO_LARGE');
  });

  it('belong to a record, can be taken off and come back', () => {
    const { store, actors, folder } = test;
    const content = keepContent(folder, { name: 'a.jpg', bytes: photo });
    const caseId = store.writeNow(actors.service, (w) => createCase(w, { title: '漏油' }));
    const put = (entityId: string) =>
      store.writeNow(actors.service, (w) =>
        addAttachment(w, { entity: 'service-cases', entityId, purpose: 'photo', content }),
      );
    expect(() => put('01900000-0000-7000-8000-000000000000')).toThrow('NOT_FOUND');
    const first = put(caseId);
    const list = () =>
      store.read(actors.service, (r) =>
        attachmentsOfRecord(r, { entity: 'service-cases', entityId: caseId }),
      );
    expect(list()).toMatchObject([{ name: 'a.jpg', mediaType: 'image/jpeg', createdByName: 'service' }]);
    store.writeNow(actors.service, (w) => voidAttachment(w, first.id));
    expect(list()).toEqual([]);
    expect(() => store.read(actors.service, (r) => getAttachment(r, first.id))).toThrow('NOT_FOUND');
    expect(put(caseId).id).toBe(first.id);
    writeFileSync(join(dataPaths(folder).attachments, content.sha256), 'changed');
    expect(() => readContent(folder, content)).toThrow('STORAGE_DAMAGED');
  });
});
