import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtmlBlock } from './clipboard-html.ts';
import { type CopiedCell, readBlock, writeBlock, writeHtml } from './clipboard-text.ts';

const text = (value: string): CopiedCell => ({ text: value, isNumber: false });
const number = (value: string): CopiedCell => ({ text: value, isNumber: true });

describe('U04 blocks as text', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"两行\n备注"\t1', [['两行\n备注', '1']]],
    ['"他说 ""好"""\tx', [['他说 "好"', 'x']]],
    ['"AB" 钢板\t2', [['"AB" 钢板', '2']]],
    ['5" 法兰\t3', [['5" 法兰', '3']]],
    ['\t\r\n', [['', '']]],
    ['a\r\n\r\nb', [['a'], [''], ['b']]],
    ['', []],
    ['="00123"\t\'=1+1', [['00123', '=1+1']]],
  ])('%j', (copied, expected) => {
    expect(readBlock(copied)).toEqual(expected);
  });

  test('what is copied is what is pasted, whatever stands in the cells', () => {
    const cells = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[=+\-@'"\t\n\r ,;0-9a-z编号]{0,12}$/u),
      fc.constantFrom('007', '123456789012345', '=SUM(A1)', "'", '"', '="x"', "'=1", '-5', '＝1'),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(cells, { minLength: 1, maxLength: 12 }),
        (width, all) => {
          const rows = Array.from({ length: Math.ceil(all.length / width) }, (_, at) =>
            Array.from({ length: width }, (_none, column) => all[at * width + column] ?? ''),
          );
          const back = readBlock(writeBlock(rows.map((row) => row.map(text))));
          expect(back).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('U05 copied cells', () => {
  test('ids stay text, formulas are harmless, numbers are numbers', () => {
    const row = [
      text('SC2026-0001'),
      text('00012'),
      text('440106199001011234'),
      text('=1+1'),
      text('＝1'),
      number('-12.50'),
    ];
    expect(writeBlock([row])).toBe('SC2026-0001\t="00012"\t="440106199001011234"\t\'=1+1\t\'＝1\t-12.50');
    expect(writeHtml([[text('00012'), number('-12.50'), text('<b>\n2')]])).toContain(
      `<tr><td style="mso-number-format:'\\@'">00012</td><td x:num>-12.50</td><td style="mso-number-format:'\\@'">&lt;b&gt;<br style="mso-data-placement:same-cell">2</td></tr>`,
    );
  });

  test('the copied table reads back as the same block', () => {
    const trimmed = fc.string().map((one) => one.replace(/\s+/gu, ' ').trim());
    fc.assert(
      fc.property(fc.array(fc.tuple(trimmed, trimmed), { minLength: 1, maxLength: 5 }), (rows) => {
        expect(readHtmlBlock(writeHtml(rows.map((row) => row.map(text))))).toEqual(rows);
      }),
    );
  });
});

const EXCEL = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style><!--table {mso-displayed-decimal-separator:"\\.";}
.xl65 {mso-number-format:"\\@";} .xl66 {mso-number-format:"\\#\\,\\#\\#0\\.00";} --></style></head>
<body link=blue><table border=0 cellpadding=0 style='border-collapse:collapse;width:210pt'>
 <!--StartFragment--><col width=72 span=3 style='width:54pt'>
 <tr height=18 style='height:13.8pt'><td height=18 class=xl65 rowspan=2>华海&nbsp;造船</td><td class=xl66 align=right x:num="1234567.891">1,234,567.89</td>
  <td class=xl65>第一行<br style='mso-data-placement:same-cell'>
    第二行</td></tr>
 <tr height=18><td class=xl66 align=right x:num>20.5%</td><td>A&amp;B &#65509;3</td></tr>
 <tr height=18><td colspan=2 class=xl65>合并</td><td class=xl65>末</td></tr>
 <!--[if supportMisalignedColumns]--><tr height=0 style='display:none'><td width=72></td></tr><![endif]-->
<!--EndFragment--></table></body></html>`;

const WPS = `<html><body><!--StartFragment--><table><tr><td class="et2" x:str>江南东泽</td><td class="et3" x:num="3.86e7">38600000</td><td class="et2"><font>CCS</font></td></tr></table><!--EndFragment--></body></html>`;

describe('U04 blocks as tables of Excel and WPS', () => {
  test('spans, exact numbers, line breaks, entities, hidden rows', () => {
    expect(readHtmlBlock(EXCEL)).toEqual([
      ['华海 造船', '1234567.891', '第一行\n第二行'],
      ['华海 造船', '20.5%', 'A&B ￥3'],
      ['合并', '', '末'],
    ]);
    expect(readHtmlBlock(WPS)).toEqual([['江南东泽', '38600000', 'CCS']]);
  });

  test('a page without a table is no block; a broken one ends somewhere', () => {
    expect(readHtmlBlock('<p>文字</p>')).toBeNull();
    expect(readHtmlBlock('<table><tr><td>a<td>b<tr><td>c')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    fc.assert(
      fc.property(fc.string(), (noise) => {
        readHtmlBlock(`<table><tr><td rowspan=9 colspan=3>${noise}`);
      }),
    );
  });
});
