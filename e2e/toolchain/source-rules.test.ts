import { describe, expect, it } from 'vitest';
import { placesOf, readSheets, readSources } from './source-files.ts';

const sources = readSources();
const product = sources.filter(
  ({ path }) => /^(contract|db|server|electron|renderer)\//.test(path) && !/\.test\.tsx?$/.test(path),
);
const shell = product.filter(({ path }) => path.startsWith('electron/'));
// These rules have to spell out what they look for.
const judged = sources.filter(({ path }) => !path.startsWith('e2e/toolchain/'));

/** Put together here, so that a search for these words finds only what is meant. */
const UNFINISHED = new RegExp(
  `\\b(${['to' + 'do', 'fix' + 'me', 'x'.repeat(3), 'stub' + '(bed)?'].join('|')})\\b`,
  'i',
);

/** Files that are longer than a file should be, each with the reason it is still one idea. */
const LONG_FILES: Readonly<Record<string, string>> = {
  'db/importing/open-spreadsheet.test.ts':
    'one set of whole and broken files, each opened through the same door',
  'db/importing/analyse-import.test.ts': 'one set of messy ledgers, each read from header to question',
  'db/slices/imports/imports.test.ts': 'one batch from file to undo, step by step',
  'e2e/grid-editing.spec.ts': 'one list written by keyboard, from the first paste to leaving it',
  'e2e/grid-views.spec.ts': 'one list looked at in every way, on one signed-in page',
};
/** Texts of one namespace are a dictionary: cutting it in two helps nobody who looks a text up. */
const isDictionary = (path: string) => path.startsWith('renderer/locales/');

const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp, example: string])[] = [
  ['evaluated text', /\beval\s*\(|\bnew Function\b/, 'eval(text)'],
  [
    'markup from text',
    /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    'row.innerHTML = text',
  ],
  ['pages from files', /\.loadFile\(|file:\/\//, "window.loadFile('index.html')"],
  [
    'switched-off guards',
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/,
    'experimentalFeatures: true',
  ],
  [
    'an opened sandbox',
    /no-sandbox|ignore-certificate-errors|rejectUnauthorized:\s*false/,
    "appendSwitch('no-sandbox')",
  ],
  [
    'a shell between us and a program',
    /\bshell:\s*true\b|\bexec(Sync)?\b[^;]*from 'node:child_process'/,
    "import { exec } from 'node:child_process'",
  ],
  [
    'text from a client inside SQL',
    /\b(SELECT|INSERT|UPDATE|DELETE|WHERE|ORDER BY|SET)\b.*\$\{(input|query|filter|params|values?|text|body)\b/,
    'db.all(`SELECT * FROM orders WHERE no = ${input.no}`)',
  ],
  ['another database file', /\bATTACH\b|\bloadExtension\b/, "run('ATTACH ? AS other')"],
];

describe('what product code must not contain', () => {
  it.each(FORBIDDEN)('%s', (_, pattern, example) => {
    expect(example).toMatch(pattern);
    expect(placesOf(product, pattern)).toEqual([]);
  });
});

describe('the interface', () => {
  it('keeps nothing but preferences in the browser store', () => {
    const places = placesOf(product, /\b(local|session)Storage\b/).map((place) => place.split(':')[0]);
    expect(places.filter((path) => path !== 'renderer/lib/preferences.ts')).toEqual([]);
  });
});

/** Class names that stand alone before a brace, by the sheets that claim them. */
function claimedBy(sheets: readonly { path: string; text: string }[]): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const { path, text } of sheets)
    for (const name of new Set([...text.matchAll(/^\.(mw-[\w-]+) \{/gm)].map((match) => match[1] ?? '')))
      claims.set(name, [...(claims.get(name) ?? []), path]);
  return claims;
}

describe('style sheets', () => {
  // All sheets end up on one page: two meanings of a name meet there.
  it('claim each name once', () => {
    const twice = [...claimedBy(readSheets())].filter(([, paths]) => paths.length > 1);
    expect(twice).toEqual([]);
    const clash = claimedBy([
      { path: 'a.css', text: '.mw-a {\n}' },
      { path: 'b.css', text: '.mw-a {\n}' },
    ]);
    expect(clash.get('mw-a')).toEqual(['a.css', 'b.css']);
  });
});

describe('the desktop shell', () => {
  it('makes windows in one factory', () => {
    expect(placesOf(shell, /new BrowserWindow\b/).map((place) => place.split(':')[0])).toEqual([
      'electron/main/window-factory.ts',
    ]);
  });

  it('listens to pages through one registrar', () => {
    const files = new Set(placesOf(shell, /\bipcMain\./).map((place) => place.split(':')[0]));
    expect([...files]).toEqual(['electron/main/bridge-registrar.ts']);
  });

  it('knows no business word', () => {
    const words =
      /(?<!b)order|barcode|specification|serviceCase|service-case|marketRecord|market-record|customer|invoice|订单|条码/i;
    expect(placesOf(shell, words)).toEqual([]);
  });
});

describe('every source file', () => {
  it('is one idea long', () => {
    const long = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
    const tooLong = long.filter(
      ({ path, lines }) => lines > (path in LONG_FILES || isDictionary(path) ? 400 : 300),
    );
    expect(tooLong).toEqual([]);
  });

  it('is kebab-case and named after what is in it', () => {
    const misnamed = sources
      .map(({ path }) => path)
      // Texts are named after their language and namespace, and the default namespace is called so.
      .filter((path) => !path.startsWith('renderer/locales/'))
      .filter(
        (path) => /[A-Z_ ]/.test(path) || /(^|[-./])(utils?|helpers?|common|manager|misc)[-./]/.test(path),
      );
    expect(misnamed).toEqual([]);
  });

  it('is finished', () => {
    const unfinished = judged.filter(({ text }) => UNFINISHED.test(text)).map(({ path }) => path);
    expect(unfinished).toEqual([]);
  });

  it('runs all its tests', () => {
    expect(placesOf(judged, /\b(describe|it|test)\.(only|skip|todo)\b|\b[xf](it|describe)\(/)).toEqual([]);
  });

  it('knows no particular machine', () => {
    const shipped = judged.filter(({ path }) => !path.endsWith('.test.ts'));
    const places = /\/(work|tmp|root|farm)\/[a-z]|\/home\/[a-z]+\/|C:\\\\Users\\\\[a-z]/;
    expect(shipped.filter(({ text }) => places.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
