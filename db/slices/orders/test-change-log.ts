import type { TestStore } from '#db/kit/test-store.ts';

export interface LoggedChange {
  action: string;
  actor: string;
  device: string;
}

/** What the log says about one record, oldest first; for tests. */
export function findChanges(test: TestStore, entity: string, id: string): LoggedChange[] {
  return test.store.read(test.actors.administrator, (r) =>
    r.db.all<LoggedChange>(
      'SELECT action, actor, device FROM change_log WHERE entity = ? AND entity_id = ? ORDER BY seq',
      [entity, id],
    ),
  );
}
