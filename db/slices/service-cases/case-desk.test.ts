import { describe, expect, it } from 'vitest';
import { saveCalendar } from '#db/slices/engineers/calendar.service.ts';
import { importCase } from './case-import.service.ts';
import { harbourOfFile, refused } from './harbour.fixture.ts';
import { getCase, setCaseProgress } from './service-cases.service.ts';
import { addVisit, createCase, judgeCase, moveCase, updateCase, updateVisit } from './shown-cases.fixture.ts';
import { findSimilarCases, suggestCodes } from './similar.service.ts';

const { harbour, write, read } = harbourOfFile();
const at = (text: string) => new Date(text.replace(' ', 'T')).getTime();
const HOUR = 3_600_000;

describe('C34 due times', () => {
  it('follow severity, working hours and holidays', () => {
    harbour.as('manager', (w) =>
      saveCalendar(w, { days: [{ onDay: '2026-06-29', kind: 'holiday', name: '端午' }] }),
    );
    const open = (severity: 'critical' | 'minor') =>
      write((w) =>
        createCase(w, { barcode: 'M-1', title: `${severity} 停机`, severity, reportedOn: '2026-06-27' }),
      );
    const critical = open('critical');
    expect(critical.respondDueAt).toBe(at('2026-06-30 10:30'));
    expect(critical.dueAt).toBe(at('2026-07-01 17:30'));
    expect(open('minor').dueOn).toBe('2026-07-27');
    const changed = write((w) => updateCase(w, { id: critical.id, version: 1, severity: 'normal' }));
    expect(changed.dueOn).toBe('2026-07-13');
    const byHand = write((w) => updateCase(w, { id: critical.id, version: 2, dueOn: '2026-08-01' }));
    expect(byHand.dueAt).toBe(at('2026-08-01 17:30'));
    const later = write((w) => updateCase(w, { id: critical.id, version: 3, severity: 'minor' }));
    expect(later).toMatchObject({ dueOn: '2026-08-01', dueAt: byHand.dueAt, isDueGiven: true });
    expect(later.respondDueAt).toBeGreaterThan(byHand.respondDueAt ?? 0);
    const agreed = write((w) =>
      createCase(w, { barcode: 'M-1', title: '约定日期', dueOn: '2026-09-01', severity: 'minor' }),
    );
    const urgent = write((w) => updateCase(w, { id: agreed.id, version: 1, severity: 'critical' }));
    expect(urgent.dueOn).toBe('2026-09-01');
  });

  it('stand still while a part or the customer is waited for', () => {
    const made = write((w) =>
      createCase(w, { barcode: 'M-1', title: '等备件', severity: 'critical', reportedOn: '2026-06-26' }),
    );
    const judged = write((w) => judgeCase(w, { id: made.id, version: 1, judgement: 'warranty' }));
    expect(judged.respondedAt).toBe(judged.updatedAt);
    write((w) => moveCase(w, { id: made.id, version: 2, toState: 'in_progress', progress: 'waiting_parts' }));
    const waiting = read((r) => getCase(r, made.id));
    expect(waiting.waitingSince).not.toBeNull();
    harbour.clock.advance(72 * HOUR);
    write((w) => setCaseProgress(w, { id: made.id, version: 3, progress: 'on_site' }));
    const working = read((r) => getCase(r, made.id));
    // Three working days of eight hours from Tuesday to Friday at the same hour.
    expect(working.waitedMinutes).toBe(3 * 480);
    expect(working.waitingSince).toBeNull();
    expect(working.dueOn).toBe('2026-07-03');
  });
});

describe('C34 codes', () => {
  it('are refused when their table does not have them, and kept when they were there before', () => {
    const bad = refused(() => write((w) => createCase(w, { title: '乱写', faultCode: '没有的码' })));
    expect(bad).toMatchObject({
      code: 'INPUT_INVALID',
      data: { issues: [{ path: 'faultCode', code: 'unknown_code' }] },
    });
    const old = write((w) => importCase(w, { title: '旧账', reportedOn: '2019-03-01', faultCode: '旧码' }));
    const kept = write((w) => updateCase(w, { id: old.id, version: 1, title: '旧账一条' }));
    expect(kept.faultCode).toBe('旧码');
    const made = write((w) => createCase(w, { barcode: 'M-1', title: '访问', faultCode: 'seal_leak' }));
    const visit = write((w) => addVisit(w, { caseId: made.id, engineers: '周工' })).visits[0];
    const wrong = refused(() =>
      write((w) => updateVisit(w, { id: visit?.id ?? '', version: 1, causeCode: 'nothing' })),
    );
    expect(wrong.code).toBe('INPUT_INVALID');
  });

  it('come back within 90 days as a repeat of the fault', () => {
    const first = write((w) =>
      createCase(w, { barcode: 'X-1', title: '第一次', faultCode: 'hose_burst', reportedOn: '2026-05-01' }),
    );
    const again = write((w) => createCase(w, { barcode: 'X-1', title: '第二次', faultCode: 'hose_burst' }));
    expect(again).toMatchObject({
      isRepeat: true,
      repeatOfId: first.id,
      repeatOf: { no: first.no, days: 63 },
    });
    expect(read((r) => getCase(r, first.id)).repeatedBy).toMatchObject([{ no: again.no, on: '2026-07-03' }]);
    const other = write((w) => createCase(w, { barcode: 'X-1', title: '别的', faultCode: 'overheat' }));
    expect(other.isRepeat).toBe(false);
    const coded = write((w) => updateCase(w, { id: other.id, version: 1, faultCode: 'hose_burst' }));
    expect(coded.isRepeat).toBe(true);
  });
});

describe('C39 similar cases and suggestions', () => {
  it('are found by words, part and model; the codes follow', () => {
    const tell = (title: string, description: string, part: string, faultCode: string, causeCode: string) =>
      write((w) =>
        importCase(w, {
          title,
          description,
          part,
          faultCode,
          causeCode,
          remedyCode: 'replace',
          reportedOn: '2021-05-01',
        }),
      );
    const leak = tell('液压马达渗油', '甲板面有油迹，油位一周下降两格', '液压马达', 'seal_leak', 'wear');
    tell('制动打滑', '系泊时缆绳滑移约半米', '制动带', 'brake_wear', 'wear');
    tell('控制柜报通讯故障', '雨后控制柜频繁跳闸', '通讯控制板', 'control_comm', 'installation');
    tell('Motor leaks oil', 'Oil on the deck below the motor', 'Motor', 'seal_leak', 'wear');
    const found = read((r) => findSimilarCases(r, { text: '马达漏油，甲板上有油迹' }));
    expect(found[0]?.id).toBe(leak.id);
    expect(found[0]?.because[0]).toBe('text');
    const english = read((r) => findSimilarCases(r, { text: 'oil leaking from motor' }));
    expect(english[0]?.title).toBe('Motor leaks oil');
    const codes = read((r) => suggestCodes(r, { text: '缆绳滑移，刹不住' }));
    expect(codes.fault[0]?.code).toBe('brake_wear');
    expect(codes.part[0]?.code).toBe('制动带');
    // The words of the code table alone are enough for a fault nobody has had yet.
    expect(read((r) => suggestCodes(r, { text: '软管破裂' })).fault[0]).toMatchObject({ code: 'hose_burst' });
    expect(read((r) => findSimilarCases(r, { text: '"*" OR NEAR(' }))).toBeInstanceOf(Array);
    expect(read((r) => findSimilarCases(r, { text: '' }))).toEqual([]);
  });
});
