import { buildSampleBeside, moveSampleIn } from '#db/sample/build-beside.ts';
import type { SampleSize } from '#db/sample/generate.ts';
import { SAMPLE_USERS } from '#db/sample/people.ts';
import { PROGRAM_VERSION } from '#db/version.ts';
import { type AdminCommand, dataDirOf, parseCommand, usageError } from '../command.ts';
import { withNewFactory } from '../with-new-factory.ts';

const OPTIONS = { 'data-dir': 'string', size: 'string', json: 'boolean' } as const;
const SIZES = ['demo', 'M', 'L'] as const satisfies SampleSize[];

function sizeOf(given = 'demo'): SampleSize {
  const size = SIZES.find((known) => known.toLowerCase() === given.toLowerCase());
  if (!size) throw usageError('--size', `one_of:${SIZES.join('|')}`);
  return size;
}

/** The sample factory in an untouched folder; prints its accounts, so that one can sign in at once. */
export const sampleCommand: AdminCommand = async (args, io) => {
  const { options } = parseCommand(args, OPTIONS, 0);
  const dataDir = dataDirOf(options);
  const size = sizeOf(options.size);
  await withNewFactory(dataDir, io, () => buildSampleBeside(dataDir, { size, appVersion: PROGRAM_VERSION }));
  moveSampleIn(dataDir);
  if (options.json) return io.print(JSON.stringify(SAMPLE_USERS));
  for (const { username, password, role, displayName } of SAMPLE_USERS) {
    io.print([username, password, role, displayName].join('\t'));
  }
};
