import fc from 'fast-check';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ROLE_PERMISSIONS } from '#contract/kit/permissions.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { createClaim } from '#db/slices/claims/claims.service.ts';
import { createEngineer, updateEngineer } from '#db/slices/engineers/engineers.service.ts';
import { createArticle } from '#db/slices/knowledge/knowledge.service.ts';
import { createPlan } from '#db/slices/maintenance/plans.service.ts';
import { createRound } from '#db/slices/maintenance/rounds.service.ts';
import { changeParty } from '#db/slices/parties/party-rows.service.ts';
import { updatePart } from '#db/slices/products/parts.service.ts';
import { createPart } from '#db/slices/products/products.service.ts';
import { draftQuotation } from '#db/slices/quotations/quotations.service.ts';
import { createRecall } from '#db/slices/recalls/recalls.service.ts';
import { requireCase } from '#db/slices/service-cases/case-record.service.ts';
import { changeCase } from '#db/slices/service-cases/case-rows.service.ts';
import { type Harbour, openHarbour } from '#db/slices/service-cases/harbour.fixture.ts';
import { createCase, judgeCase } from '#db/slices/service-cases/service-cases.service.ts';
import { type RebuildStep, rebuildStep, startRebuild } from './rebuild.service.ts';
import { findGroups, findRecords } from './search.service.ts';

interface Made {
  id: string;
  /** Every text of the record that the search reads. */
  fields: string[];
  /** Texts that are also found by pinyin. */
  names?: string[];
}

let count = 0;
function paidCase(w: WriteContext, title: string) {
  const id = createCase(w, { title, barcode: 'X-1' });
  judgeCase(w, { id, version: 1, judgement: 'paid' });
  return requireCase(w, id);
}

/** How a record of each kind is made with a text in it, through its own use case. */
const MAKE: Record<string, (w: WriteContext, text: string, ownerId: string) => Made> = {
  parts: (w, text) => {
    count += 1;
    const part = createPart(w, { drawingNo: `ZZ${'甲乙丙丁'.charAt(count % 4)}${count}`, name: text });
    return { id: part.id, fields: [text, part.drawingNo], names: [text] };
  },
  engineers: (w, text) => ({
    id: createEngineer(w, { name: text, phone: '13900001111' }).id,
    fields: [text, '13900001111'],
    names: [text],
  }),
  quotations: (w, text) => {
    const owner = paidCase(w, '丑');
    const line = { kind: 'part' as const, text, quantity: 1000, uom: '件', priceMinor: 100 };
    const { id, no, letter } = draftQuotation(w, { caseId: owner.id, lines: [line] });
    return { id, fields: [no + letter, owner.title, owner.no, owner.partyName ?? '', 'X-1', 'X-1 轮', text] };
  },
  knowledge: (w, text) => {
    const { articleId: id, no } = createArticle(w, { title: '寅', symptom: text });
    return { id, fields: [`${no} 寅`, text] };
  },
  claims: (w, text, supplierId) => {
    const { id, no, supplier } = createClaim(w, { supplierId, part: text, reason: '卯', amountMinor: 1 });
    return { id, fields: [no, supplier, text, '卯'] };
  },
  recalls: (w, text) => {
    const { id, no } = createRecall(w, { title: text, reason: '辰', measure: '巳', lotNo: 'L-9' });
    return { id, fields: [`${no} ${text}`, 'L-9', '辰', '巳'] };
  },
  maintenance: (w, text) => {
    const { id, no } = createPlan(w, { barcode: 'M-1', title: '午', everyDays: 30, checklist: [text] });
    return { id, fields: [`${no} 午`, 'M-1', text] };
  },
  'inspection-rounds': (w, text) => {
    const { id, no } = createRound(w, { title: text, plannedOn: '2026-07-01', barcodes: ['M-2'] });
    return { id, fields: [`${no} ${text}`, '2026-07-01'] };
  },
};
const KINDS = Object.keys(MAKE);

let harbour: Harbour;
const made = new Map<string, Made>();
beforeAll(async () => {
  harbour = await openHarbour();
  for (const [at, kind] of KINDS.entries())
    harbour.as('administrator', (w) => {
      const make = MAKE[kind];
      if (make) made.set(kind, make(w, `回油滤芯${'ABCDEFGH'.charAt(at)}7`, harbour.stranger));
    });
});
afterAll(() => harbour[Symbol.asyncDispose]());

const kindsFor = (text: string) => harbour.read((r) => findGroups(r, text)).map((group) => group.kind);

test('every slice is found by a part of its text, in one result by kind', () => {
  expect(kindsFor('油滤')).toEqual(KINDS);
  for (const kind of KINDS) {
    const id = made.get(kind)?.id;
    const hits = harbour.read((r) => findRecords(r, '回油滤芯', 50)).filter((hit) => hit.kind === kind);
    expect(hits.map((hit) => hit.id)).toEqual([id]);
    const [hit] = hits;
    expect([hit?.titleMarks, hit?.subtitleMarks, hit?.excerptMarks].flat(), kind).not.toEqual([]);
  }
  expect(kindsFor('hylx')).toEqual(['parts', 'engineers']);
  // 滤 is lv as it is typed, not lü.
  expect(kindsFor('huiyoulv')).toEqual(['parts', 'engineers']);
  expect(kindsFor('回油虑芯')).toEqual(['parts', 'engineers']);
});

test('rights: who may not read a kind does not find it', () => {
  const { service } = ROLE_PERMISSIONS;
  ROLE_PERMISSIONS.service = new Set([...service].filter((one) => one !== 'cases.read'));
  onTestFinished(() => {
    ROLE_PERMISSIONS.service = service;
  });
  expect(kindsFor('油滤')).toEqual(['parts']);
});

test('a change is found by the new text alone: part, engineer, case of a quotation, customer', () => {
  const part = made.get('parts')?.id ?? '';
  const engineer = made.get('engineers')?.id ?? '';
  const quotation = () => harbour.read((r) => findGroups(r, '舵机漏油', 8, 'quotations'));
  const ownerOf = harbour.read((r) => findRecords(r, '丑', 50)).find((hit) => hit.kind === 'service-cases');
  expect(quotation()).toEqual([]);
  harbour.as('administrator', (w) => {
    updatePart(w, { id: part, version: 1, name: '吸油滤芯A7' });
    updateEngineer(w, { id: engineer, version: 1, name: '欧阳平' });
    const owner = requireCase(w, ownerOf?.id ?? '');
    changeCase(w, { id: owner.id, version: owner.version, title: '舵机漏油' });
    changeParty(w, { id: harbour.stranger, version: 1, name: '昆仑远洋' });
  });
  const parts = harbour.read((r) => findRecords(r, '回油滤芯', 50)).filter((hit) => hit.kind === 'parts');
  expect(parts.map((hit) => hit.found)).not.toContain('text');
  expect(kindsFor('xylx')).toEqual(['parts']);
  expect(kindsFor('oyp')).toEqual(['engineers']);
  expect(quotation()).toHaveLength(1);
  expect(kindsFor('昆仑远洋')).toEqual(
    expect.arrayContaining(['parties', 'service-cases', 'quotations', 'claims']),
  );
  expect(kindsFor('klyy')).toEqual(expect.arrayContaining(['parties', 'quotations', 'claims']));
});

test('a rebuild reads every kind anew', () => {
  const ask = () =>
    ['油滤', '7', 'm-1', '昆仑', 'oyp'].map((text) =>
      harbour.read((r) => findRecords(r, text, 100).map((hit) => `${hit.kind} ${hit.id}`)).sort(),
    );
  const before = ask();
  expect(before.flat().length).toBeGreaterThan(12);
  let step: RebuildStep | null = harbour.as('administrator', startRebuild);
  expect(
    ask()
      .flat()
      .filter((one) => !one.startsWith('units')),
  ).toEqual([]);
  while (step) {
    const current: RebuildStep = step;
    step = harbour.as('administrator', (w) => rebuildStep(w, current)).next;
  }
  expect(ask()).toEqual(before);
});

const SYLLABLES: Record<string, string> = { 泵: 'beng', 阀: 'fa', 油: 'you', 缸: 'gang', 轮: 'lun' };
const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The same question answered by reading every field of every record. */
function scan(all: readonly Made[], text: string): string[] {
  const key = fold(text);
  const isPinyin = /^[a-z]{2}[a-z0-9]*$/u.test(key);
  const spelled = (name: string) => {
    const steps = fold(name).match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? [];
    const syllables = steps.map((one) => SYLLABLES[one] ?? one);
    return [syllables, syllables.map((s) => (/^[a-z]+$/u.test(s) ? s.slice(0, 1) : s))];
  };
  const fits = ({ fields, names = [] }: Made) =>
    fields.some((field) => fold(field).includes(key)) ||
    (isPinyin &&
      names.some(
        (name) =>
          /\p{Script=Han}/u.test(name) &&
          spelled(name).some((form) => form.some((_, at) => form.slice(at).join('').startsWith(key))),
      ));
  return all.filter(fits).map((one) => one.id);
}

test('for every kind the result is that of a plain scan, for any text', async () => {
  const piece = fc.constantFrom(...Object.keys(SYLLABLES), 'A', 'b', '1', '22', 'W68', '-', '３');
  const text = fc
    .array(piece, { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.join(''))
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
  const query = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
    fc.constantFrom('缸A轮', '泵b油', 'bf', 'yougang', 'yg', 'fal', 'a1', '68', '1', '2026', '油', 'x1'),
  );
  const fresh = await openHarbour();
  onTestFinished(() => fresh[Symbol.asyncDispose]());
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...KINDS), text), { minLength: 4, maxLength: 16 }),
      fc.array(query, { minLength: 4, maxLength: 12 }),
      (records, queries) => {
        const all = records.map(([kind, one]) => ({
          kind,
          ...fresh.as('administrator', (w) => MAKE[kind]?.(w, one, fresh.stranger) ?? { id: '', fields: [] }),
        }));
        for (const one of queries) {
          if (fold(one) === '') continue;
          for (const kind of KINDS) {
            const [group] = fresh.read((r) => findGroups(r, one, 500, kind));
            const found = (group?.hits ?? []).filter((hit) => hit.found !== 'similar').map((hit) => hit.id);
            const added = all.filter((record) => record.kind === kind);
            const own = new Set(added.map((record) => record.id));
            expect(found.filter((id) => own.has(id)).sort(), `${kind} ${one}`).toEqual(
              scan(added, one).sort(),
            );
          }
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});
