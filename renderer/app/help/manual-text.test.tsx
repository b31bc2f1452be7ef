import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { readChapter } from './manual.ts';
import { ManualText } from './manual-text.tsx';

function drawn(markdown: string): string {
  const chapter = readChapter('units', `# A\n\n${markdown}`);
  const reading = { chapter, chapters: [chapter], hrefOf: (name: string, at: string) => `#/${name}/${at}` };
  return renderToStaticMarkup(<ManualText tokens={chapter.sections[0]?.tokens ?? []} reading={reading} />);
}

test.each([
  ['a script', '<script>alert(1)</script>\n\nend', '<p>end</p>'],
  ['an element in a line', 'a <img src=x onerror=alert(1)> b', '<p>a  b</p>'],
  ['a block of markup', '<div onclick="x()">\n\ntext\n\n</div>', '<p>text</p>'],
  ['a link that runs', '[text](javascript:alert(1))', '<p>text</p>'],
  ['a link to the network', '[text](https://example.com/a)', '<p>text</p>'],
  ['an address in the text', 'see https://example.com now', '<p>see https://example.com now</p>'],
  ['a picture from the network', '![text](https://example.com/a.png)', ''],
  ['a picture that is not shipped', '![text](../screens/../../secret.zh.png)', ''],
  ['signs that could be markup', 'a < b & `<i>`', '<p>a &lt; b &amp; <code>&lt;i&gt;</code></p>'],
])('%s becomes no more than text', (_, markdown, expected) => {
  expect(drawn(markdown)).toBe(expected);
});

test('keys, names, lists, tables and links are elements', () => {
  expect(drawn('**Ctrl+S** **Save**')).toBe('<p><kbd>Ctrl+S</kbd> <strong>Save</strong></p>');
  expect(drawn('- a\n- **b**')).toBe('<ul><li>a</li><li><strong>b</strong></li></ul>');
  expect(drawn('| a |\n|---|\n| `b` |')).toContain('<th scope="col">a</th>');
  expect(drawn('[to](units.zh.md)')).toBe('<p><a href="#/units/top">to</a></p>');
  expect(drawn('![words](../screens/unit-life.zh.png)')).toMatch(/<img [^>]*alt="words"/);
});
