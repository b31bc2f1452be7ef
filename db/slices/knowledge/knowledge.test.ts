import { describe, expect, it } from 'vitest';
import { importCase } from '#db/slices/service-cases/case-import.service.ts';
import { broken, harbourOfFile, refused } from '#db/slices/service-cases/harbour.fixture.ts';
import { getCase } from '#db/slices/service-cases/service-cases.service.ts';
import {
  addVisit,
  addVisitPart,
  createCase,
  judgeCase,
  moveCase,
  replaceOnVisit,
  updateVisit,
} from '#db/slices/service-cases/shown-cases.fixture.ts';
import { codeRecord, codingState, undoCoding } from './coding.service.ts';
import {
  articleFromCase,
  createArticle,
  listArticles,
  noteArticleUse,
  offerArticles,
  publishArticle,
  returnArticle,
  reviseArticle,
  submitArticle,
  updateArticle,
  withdrawArticle,
} from './knowledge.service.ts';

const { harbour, write, manage, read } = harbourOfFile();

describe('C39 knowledge', () => {
  it('grows from a solved case through review to publication and revision', () => {
    const solved = write((w) =>
      importCase(w, {
        title: '比例阀卡阻',
        description: '手柄回中后绞车仍慢转',
        part: '比例阀',
        faultCode: 'valve_stuck',
        outcome: '更换比例阀并标定',
        reportedOn: '2024-03-01',
      }),
    );
    const made = write((w) => articleFromCase(w, solved.id));
    const draft = made.revisions[0];
    expect(draft).toMatchObject({
      state: 'draft',
      parts: ['比例阀'],
      faultCodes: ['valve_stuck'],
      remedy: '更换比例阀并标定',
    });
    expect(write((w) => articleFromCase(w, solved.id)).articleId).toBe(made.articleId);
    const id = draft?.id ?? '';
    write((w) => updateArticle(w, { id, version: 1, cause: '先导级堵塞' }));
    write((w) => submitArticle(w, { id, version: 2 }));
    manage((w) => returnArticle(w, { id, version: 3, reason: '写上标定步骤' }));
    write((w) => updateArticle(w, { id, version: 4, remedy: '清洗先导级，无效则更换；装后零位标定' }));
    write((w) => submitArticle(w, { id, version: 5 }));
    expect(read((r) => offerArticles(r, { text: '绞车慢转' }))).toEqual([]);
    manage((w) => publishArticle(w, { id, version: 6 }));
    const offered = read((r) => offerArticles(r, { text: '回中以后绞车还在转', faultCode: 'valve_stuck' }));
    expect(offered[0]).toMatchObject({ articleId: made.articleId, because: ['text', 'fault'] });
    expect(write((w) => noteArticleUse(w, { articleId: made.articleId, caseId: solved.id })).uses).toBe(1);
    expect(broken(() => write((w) => updateArticle(w, { id, version: 7, title: '改' }))).rule).toBe(
      'revision_immutable',
    );
    const raw = () =>
      harbour.store.handle.prepare("UPDATE knowledge_revisions SET remedy = 'x' WHERE id = ?").run(id);
    expect(raw).toThrow('revision_immutable');
    const next = write((w) => reviseArticle(w, made.articleId)).revisions[0];
    expect(next).toMatchObject({ seq: 2, state: 'draft' });
    expect(read((r) => listArticles(r, { search: '比例阀' }).rows[0])).toMatchObject({
      seq: 1,
      state: 'published',
      inWork: 'draft',
    });
    expect(broken(() => write((w) => reviseArticle(w, made.articleId))).rule).toBe('revision_in_work');
    expect(
      broken(() => write((w) => submitArticle(w, { id: next?.id ?? '', version: 1, remedy: ' ' }))).rule,
    ).toBe('article_without_remedy');
    const typed = write((w) => submitArticle(w, { id: next?.id ?? '', version: 1, cause: '油液污染' }));
    expect(typed.revisions[0]).toMatchObject({ state: 'review', cause: '油液污染' });
    const twice = manage((w) => publishArticle(w, { id: next?.id ?? '', version: 2 }));
    expect(twice.revisions.map((one) => [one.seq, one.state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    expect(read((r) => listArticles(r, { search: '比例阀' }).rows.map((one) => one.seq))).toEqual([2]);
    expect(twice.steps.map((one) => [one.seq, one.toState, one.byName]).slice(0, 4)).toEqual([
      [2, 'published', 'manager'],
      [1, 'superseded', 'manager'],
      [2, 'review', 'service'],
      [2, 'draft', 'service'],
    ]);
    manage((w) => withdrawArticle(w, { id: next?.id ?? '', version: 3, reason: '阀型已停产' }));
    expect(read((r) => offerArticles(r, { text: '绞车慢转', faultCode: 'valve_stuck' }))).toEqual([]);
    const empty = write((w) => createArticle(w, { title: '空的' }));
    expect(
      broken(() => write((w) => submitArticle(w, { id: empty.revisions[0]?.id ?? '', version: 1 }))).rule,
    ).toBe('article_without_remedy');
    expect(refused(() => write((w) => createArticle(w, { title: '乱', faultCodes: ['没有'] }))).code).toBe(
      'INPUT_INVALID',
    );
  });
});

/** A case as people work: nobody writes an outcome, the visit says it all. */
function solvedOnBoard() {
  const opened = write((w) =>
    createCase(w, { barcode: 'M-1', title: '起锚异响', description: '压力波动', faultCode: 'seal_leak' }),
  );
  write((w) => judgeCase(w, { id: opened.id, version: 1, judgement: 'warranty' }));
  const [visit] = write((w) => addVisit(w, { caseId: opened.id, engineers: '周工' })).visits;
  const visitId = visit?.id ?? '';
  write((w) =>
    replaceOnVisit(w, { visitId, removedBarcode: 'M-1-P1', installedBarcode: 'M-1-P2', fate: 'scrap' }),
  );
  write((w) => addVisitPart(w, { visitId, part: '密封圈', quantity: 2000, uom: '件' }));
  const found = { findings: '柱塞拉伤，油液发黑', causeCode: 'wear', remedyCode: 'replace' };
  write((w) => updateVisit(w, { id: visitId, version: visit?.version ?? 1, ...found }));
  const version = read((r) => getCase(r, opened.id).version);
  return write((w) => moveCase(w, { id: opened.id, version, toState: 'resolved' }));
}

it('C39 an article says what the visits found and did, without anybody writing an outcome', () => {
  const solved = solvedOnBoard();
  expect(solved.outcome).toBeNull();
  const draft = write((w) => articleFromCase(w, solved.id)).revisions[0];
  expect(draft).toMatchObject({
    symptom: '压力波动',
    cause: '柱塞拉伤，油液发黑\n正常磨损',
    remedy: '更换零件\n更换：液压泵（主泵 1）\n用件：密封圈 2 件',
    parts: ['液压泵', '密封圈'],
  });
  expect(write((w) => submitArticle(w, { id: draft?.id ?? '', version: 1 })).revisions[0]?.state).toBe(
    'review',
  );
});

describe('C39 coding helper', () => {
  it('proposes codes for free text, learns from what was confirmed, and takes back', () => {
    const tell = (title: string, faultCode?: string, part?: string) =>
      write((w) =>
        importCase(w, {
          title,
          reportedOn: '2020-01-01',
          ...(faultCode ? { faultCode, causeCode: 'wear', part: part ?? null } : {}),
        }),
      );
    tell('lamp flickers, switch is loose', 'coupling_loose', 'Switch');
    tell('blender leaks from the bottom seal', 'seal_leak', 'Seal');
    const open = tell('lamp switch loose and flickering');
    const state = read((r) => codingState(r, {}));
    expect(state.next?.id).toBe(open.id);
    expect(state.next?.suggestions.fault[0]?.code).toBe('coupling_loose');
    expect(state.next?.suggestions.part[0]?.code).toBe('Switch');
    const version = state.next?.version ?? 0;
    const after = write((w) =>
      codeRecord(w, { id: open.id, version, faultCode: 'coupling_loose', part: 'Switch' }),
    );
    expect([state.mine, after.mine, after.left]).toEqual([0, 1, state.left - 1]);
    expect(read((r) => getCase(r, open.id))).toMatchObject({ faultCode: 'coupling_loose', part: 'Switch' });
    const back = write(undoCoding);
    expect(back.next?.id).toBe(open.id);
    expect(read((r) => getCase(r, open.id)).faultCode).toBeNull();
    expect(refused(() => write(undoCoding)).code).toBe('NOT_FOUND');
    expect(read((r) => codingState(r, { skip: [open.id] })).next).toBeNull();
  });
});
