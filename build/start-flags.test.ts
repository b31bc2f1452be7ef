import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataDir, readStartFlags } from './start-flags.ts';

test('names for scripts', () => {
  expect(readStartFlags(['--data-dir', 'some/dir', '--port', '4170', '--no-open', '--sample'])).toEqual({
    dataDir: resolve('some/dir'),
    port: 4170,
    mayOpen: false,
    isSample: true,
  });
  expect(readStartFlags([])).toEqual({ dataDir: null, port: null, mayOpen: true, isSample: false });
});

test.each([['--port', 'x'], ['--port', '70000'], ['--port', '-1'], ['--sampel'], ['surplus']])(
  '%s %s is refused',
  (...argv) => expect(() => readStartFlags(argv.filter((word) => word !== undefined))).toThrow(),
);

test('the sample never shares a folder with real data', () => {
  for (const platform of ['win32', 'linux'] as const) {
    const env = { ProgramData: 'C:\\ProgramData', XDG_DATA_HOME: '/data' };
    expect(defaultDataDir(true, platform, env)).not.toBe(defaultDataDir(false, platform, env));
  }
});
