import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHAPTERS } from './chapters.ts';
import { HELP_OF_ROUTE, helpHref, helpOfRoute } from './help-map.ts';
import { anchorOf, type Chapter, joinLines, readChapter, targetOf, walk } from './manual.ts';
import { PICTURE_SIZE, PICTURES, pictureOf } from './pictures.ts';
import { LANGUAGES, manualFolder, markdownOf, shippedManual } from './shipped-manual.fixture.ts';

const renderer = join(manualFolder, '../../renderer');
const everySection = (chapters: readonly Chapter[]) =>
  chapters.flatMap(({ name, sections }) => sections.map((section) => `${name}#${section.name}`));
const everyToken = (chapter: Chapter) => chapter.sections.flatMap(({ tokens }) => [...walk(tokens)]);

/** Routes inside the window as they are declared; a sheet for paper has no keys. */
function pages(): string[] {
  const files = globSync('{app,features}/**/*rout*.tsx', { cwd: renderer });
  const paths = files.flatMap((file) => {
    const text = readFileSync(join(renderer, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    return [...text.matchAll(/path: '([^']+)'/g)].map((match) => match[1] ?? '');
  });
  return [...new Set([...paths, '/$'])].filter((path) => !path.startsWith('/print/'));
}

test('U52 every page has a section of the manual, and every section named is there, in both languages', () => {
  expect(pages().length).toBeGreaterThan(55);
  expect(pages().filter((path) => !(path in HELP_OF_ROUTE))).toEqual([]);
  expect(Object.keys(HELP_OF_ROUTE).filter((path) => !pages().includes(path))).toEqual([]);
  for (const language of LANGUAGES) {
    const there = new Set(everySection(shippedManual(language)));
    expect(Object.values(HELP_OF_ROUTE).filter((place) => !there.has(place))).toEqual([]);
  }
  expect(helpOfRoute('/stocktake')).toBe(helpHref(...(HELP_OF_ROUTE['/stocktake'] ?? '').split('#')));
  expect(helpOfRoute('/no/such/page')).toBe(helpOfRoute('/$'));
});

test('both languages have the same chapters with the same sections in the same order', () => {
  const files = globSync('*.md', { cwd: manualFolder }).toSorted();
  expect(files).toEqual(CHAPTERS.flatMap((name) => [`${name}.en.md`, `${name}.zh.md`]).toSorted());
  const [chinese, english] = LANGUAGES.map((language) => everySection(shippedManual(language)));
  expect(english).toEqual(chinese);
  expect(new Set(chinese).size).toBe(chinese?.length);
});

describe.each(LANGUAGES)('the manual in %s', (language) => {
  const chapters = shippedManual(language);

  test.each(CHAPTERS)('%s: every heading has a name, every part a text', (name) => {
    const chapter = chapters.find((one) => one.name === name);
    expect(chapter?.title).not.toBe('');
    expect(chapter?.sections.filter((section) => section.name === '' || section.title === '')).toEqual([]);
    expect(chapter?.sections.filter(({ text }) => text.length < 10).map((one) => one.name)).toEqual([]);
    const comments = markdownOf(name, language).match(/<!--[\s\S]*?-->/g)?.length ?? 0;
    expect(comments).toBe((chapter?.sections.length ?? 0) - 1);
  });

  test.each(CHAPTERS)('%s: links lead to sections, pictures are shipped, and there is no markup', (name) => {
    const chapter = chapters.find((one) => one.name === name);
    const tokens = chapter ? everyToken(chapter) : [];
    const links = tokens.filter((token) => token.type === 'link').map(({ href }) => href);
    expect(links.filter((href) => !chapter || !targetOf(href, chapter, chapters))).toEqual([]);
    const pictures = tokens.filter((token) => token.type === 'image').map(({ href }) => href);
    expect(pictures.filter((href) => !pictureOf(href))).toEqual([]);
    // A heading, a name before it, and nothing else that is no text.
    expect(tokens.filter(({ type }) => type === 'html' || type === 'def').map(({ raw }) => raw)).toEqual([]);
  });
});

test('no English chapter has Chinese in it but for what is typed', () => {
  const found = CHAPTERS.flatMap((name) =>
    markdownOf(name, 'en')
      .replaceAll(/`[^`]*`/g, '')
      .split('\n')
      .filter((line) => /\p{Script=Han}/u.test(line.replaceAll(/元|万元|亿元/g, ''))),
  );
  expect(found).toEqual([]);
});

describe('pictures', () => {
  const used = LANGUAGES.flatMap((language) =>
    shippedManual(language)
      .flatMap(everyToken)
      .filter((token) => token.type === 'image')
      .map(({ href }) => href.slice(href.lastIndexOf('/') + 1)),
  );

  test('are shipped when a chapter shows them, and only then', () => {
    const names = new Set(used.map((file) => file.split('.')[0]));
    expect([...new Set([...PICTURES.keys()].map((file) => file.split('.')[0]))].toSorted()).toEqual(
      [...names].toSorted(),
    );
  });

  test('are whole windows of one size and a few megabytes in all', () => {
    const files = [...PICTURES.keys()].map((file) => join(manualFolder, '../screens', file));
    const sizes = files.map((file) => {
      const head = readFileSync(file).subarray(16, 24);
      return { width: head.readUInt32BE(0), height: head.readUInt32BE(4) };
    });
    expect(
      sizes.filter(({ width, height }) => width !== PICTURE_SIZE.width || height !== PICTURE_SIZE.height),
    ).toEqual([]);
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(6_000_000);
  });
});

test('a line of the file may end anywhere: between Chinese characters that is no blank', () => {
  expect(joinLines('打开它的\n履历，\n上面是')).toBe('打开它的履历，上面是');
  expect(joinLines('one\ntwo，\nF1')).toBe('one two， F1');
});

test('a link between chapters is good on a page of Markdown too', () => {
  const chapter = readChapter('units', '# 实物\n\n<!-- at: scan -->\n## 扫一下、再扫 (F1)\n\n看');
  expect(anchorOf('扫一下、再扫 (F1)')).toBe('扫一下再扫-f1');
  expect(targetOf('units.zh.md#扫一下再扫-f1', chapter, [chapter])).toEqual({
    chapter: 'units',
    section: 'scan',
  });
  expect(targetOf('#扫一下再扫-f1', chapter, [chapter])).toEqual({ chapter: 'units', section: 'scan' });
  for (const href of [
    'https://example.com/',
    'javascript:alert(1)',
    '../../README.md',
    'units.zh.md#other',
    '//x.y',
  ])
    expect(targetOf(href, chapter, [chapter])).toBeNull();
});
