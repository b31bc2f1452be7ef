import { describe, expect, test } from 'vitest';
import { allowedHosts, refusalOf } from './request-guard.ts';

const hosts = allowedHosts('127.0.0.1', 4170);
const ask = (method: string, headers: Record<string, string>, isData = true) =>
  refusalOf({ method, headers: { host: '127.0.0.1:4170', ...headers }, isData }, hosts)?.reason ?? null;

describe('S38 only own names are answered', () => {
  test.each(['127.0.0.1:4170', 'localhost:4170', 'LOCALHOST:4170', '[::1]:4170'])('%s is ours', (host) => {
    expect(ask('GET', { host })).toBeNull();
  });
  test.each([
    'evil.example:4170',
    'localhost.evil.example:4170',
    '127.0.0.1:4171',
    '127.0.0.1',
    '127.0.0.1:4170.evil.example',
    'localhost:4170@evil.example',
    '',
  ])('%j is not', (host) => {
    expect(ask('GET', { host })).toBe('wrong_host');
    expect(ask('GET', { host }, false)).toBe('wrong_host');
  });
});

describe('S37 state changes come from our own pages or from scripts', () => {
  const own = { origin: 'http://127.0.0.1:4170', 'sec-fetch-site': 'same-origin' };
  test('our page', () => expect(ask('POST', own)).toBeNull());
  test('a script without browser headers', () => expect(ask('POST', {})).toBeNull());
  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a browser without Sec-Fetch-Site from elsewhere', { origin: 'https://evil.example' }],
    ['own name over another scheme', { origin: 'https://127.0.0.1:4170' }],
    ['look-alike origin', { origin: 'http://127.0.0.1:4170.evil.example' }],
    ['a browser that hides its Origin', { 'sec-fetch-site': 'same-origin' }],
  ])('refused: %s', (_name, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(ask(method, headers)).toBe('cross_site');
  });
  test('reading data from another site is refused, opening the page by a link is not', () => {
    expect(ask('GET', { 'sec-fetch-site': 'cross-site' })).toBe('cross_site');
    expect(ask('GET', { 'sec-fetch-site': 'cross-site' }, false)).toBeNull();
  });
});

test.each(['OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'PURGE', 'get'])(
  'S47 method %s is refused',
  (method) => {
    expect(ask(method, {})).toBe('method_not_allowed');
  },
);
