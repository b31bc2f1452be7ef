import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDownload, attachment } from './file-answer.ts';

const realName = (header: string) => decodeURIComponent(/filename\*=UTF-8''(\S*)$/.exec(header)?.[1] ?? '');

describe('S29 Content-Disposition', () => {
  test.each([
    ['退回的行 2026-03.xlsx', '退回的行 2026-03.xlsx'],
    ['a"b.xlsx', 'a_b.xlsx'],
    ['a\r\nSet-Cookie: x=1.xlsx', 'a__Set-Cookie_ x=1.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\x\\y.csv', 'C__x_y.csv'],
    ['a\u202excod.exe', 'a_xcod.exe'],
    ["it's (1)*.pdf", "it's (1)_.pdf"],
    ['100%.csv', '100%.csv'],
    ['', 'file'],
    ['...', 'file'],
  ])('%j is offered as %j', (name, offered) => {
    expect(realName(attachment(name))).toBe(offered);
  });

  test('any name gives one header in printable ASCII that decodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = attachment(name);
        expect(header).toMatch(
          /^attachment; filename="[\x20\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.~%$&+-]+$/,
        );
        expect(realName(header)).not.toMatch(/[\r\n/\\"]/);
      }),
    );
  });
});

describe('S28 files are downloads', () => {
  test('whatever their type', () => {
    for (const type of ['image/svg+xml', 'text/html', 'application/pdf']) {
      const body = new File(['<svg/>'], 'x.svg', { type });
      const headers = { 'content-disposition': 'inline; filename="x.svg"' };
      const answer = asDownload({ status: 200, headers, body });
      expect(answer.headers['content-disposition']).toMatch(/^attachment; /);
    }
  });
  test('other answers stay as they are', () => {
    const answer = { status: 200, headers: {}, body: { rows: [] } };
    expect(asDownload(answer)).toBe(answer);
  });
});
