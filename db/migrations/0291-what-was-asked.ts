import type { MigrationStep } from './step.ts';

/** What a call that bore a key asked for, as a hash, so that the key under other contents is known; answers with a secret go. */
export const step0291WhatWasAsked: MigrationStep = {
  version: 291,
  name: 'what was asked under a key',
  up(db) {
    db.exec(`ALTER TABLE answered_calls ADD COLUMN asked TEXT;
DELETE FROM answered_calls WHERE call LIKE 'labels.exportKey %';`);
  },
};
