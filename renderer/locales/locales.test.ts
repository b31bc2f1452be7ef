import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

const renderer = fileURLToPath(new URL('..', import.meta.url));

type Texts = { readonly [key: string]: string | Texts };

/** `orders:field.no` to its text, for every text of a language. */
function flat(texts: Texts, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] => {
    const path = prefix === '' ? `${key}:` : `${prefix}${prefix.endsWith(':') ? '' : '.'}${key}`;
    return typeof value === 'string' ? [[path, value]] : [...flat(value, path)];
  });
  return new Map(entries);
}

const chinese = flat(zhCN);
const english = flat(en);
const singular = (key: string) => key.replace(/_other$/, '');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

function sources(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name) && !name.startsWith('locales') && !/\.(test|spec)\./.test(name))
    .map((name) => join(folder, name));
}

test('both languages have the same placeholders', () => {
  const differing = [...chinese].filter(([key, text]) => {
    const other = english.get(key);
    // A count may be a word in one language: "one row" needs no number.
    const needed = (one: string) => placeholders(one).filter((name) => name !== 'count');
    return other !== undefined && needed(text).join() !== needed(other).join();
  });
  expect(differing.map(([key]) => key)).toEqual([]);
});

test('no text is empty and no English text is Chinese', () => {
  // A classifier behind a figure may be no word at all in the other language.
  expect([...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  // The words a Chinese keyboard types, and the name of a language, are the same in both languages.
  const allowed = /^(form:amountHint|settings:language\.zh-CN)$/;
  expect(
    [...english]
      .filter(([key, text]) => /\p{Script=Han}/u.test(text) && !allowed.test(key))
      .map(([key]) => key),
  ).toEqual([]);
});

/** Strings and templates of the code; a template's `${…}` stands for any part of a key. */
function keyPatterns(code: string): { exact: Set<string>; templates: RegExp[] } {
  const exact = new Set([...code.matchAll(/['"]([\w.:-]+)['"]/g)].map((match) => match[1] ?? ''));
  // Only templates that begin with the name of a group: `stage.${stage}`.
  const templates = [...code.matchAll(/`((?:[\w-]+\.)+\$\{[^`]*)`/g)].map((match) => {
    const parts = (match[1] ?? '')
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('[\\w.-]+')}$`);
  });
  return { exact, templates };
}

test('every text is used', () => {
  const files = sources(renderer, /\.tsx?$/).map((file) => readFileSync(file, 'utf8'));
  // A namespace's keys can only stand in files that name the namespace, or in what those files are given.
  const patternsOf = new Map(
    Object.keys(zhCN).map((namespace) => [
      namespace,
      keyPatterns(
        files
          .filter((code) => code.includes(`'${namespace}'`) || code.includes(`/${namespace}.ts'`))
          .join('\n'),
      ),
    ]),
  );
  // errors: keys are chosen by code at run time; the test of error texts covers them.
  const unused = [...chinese.keys()].filter((full) => {
    const [namespace = '', key = ''] = full.split(':');
    if (namespace === 'errors') return false;
    const name = singular(key);
    const { exact, templates } = patternsOf.get(namespace) ?? keyPatterns('');
    return !exact.has(name) && !templates.some((pattern) => pattern.test(name));
  });
  expect(unused).toEqual([]);
});

test('no Chinese stands in the code of the interface', () => {
  const offenders = sources(renderer, /\.tsx$/).flatMap((file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return [...code.matchAll(/^.*[\p{Script=Han}，。；：、！？]+.*$/gmu)].map(
      (match) => `${file.slice(renderer.length)}: ${match[0].trim()}`,
    );
  });
  expect(offenders).toEqual([]);
});
