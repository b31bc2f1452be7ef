import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataPaths, SAMPLE_FOLDER } from '#db/connection/data-paths.ts';
import { openFactory } from '#db/connection/open-factory.ts';
import { generateSample, type SampleOptions } from './generate.ts';

const besideOf = (dataDir: string) => join(dataDir, SAMPLE_FOLDER);

/**
 * Builds the sample factory beside the folder's own file, so that a build that is cut off leaves the folder as it was.
 * What an earlier one left is thrown away first.
 */
export async function buildSampleBeside(
  dataDir: string,
  options: SampleOptions & { appVersion: string },
): Promise<void> {
  const { appVersion, ...sample } = options;
  const beside = besideOf(dataDir);
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  const files = await openFactory(beside, { holder: 'sample', mayCreate: true, appVersion, now: Date.now });
  try {
    await generateSample(files.handle, sample);
  } finally {
    await files.close();
  }
}

/** Puts the finished file in the place of the untouched one, which must be closed: all of it or nothing. */
export function moveSampleIn(dataDir: string): void {
  const beside = besideOf(dataDir);
  renameSync(dataPaths(beside).database, dataPaths(dataDir).database);
  rmSync(beside, { recursive: true, force: true });
}
