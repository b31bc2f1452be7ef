import { os } from '#db/kit/procedures.ts';
import { findActor } from '#db/kit/sessions.ts';
import { entityHistory } from './changes.service.ts';

export const changesProcedures = {
  stream: os.changes.stream.handler(async function* ({ context, signal }) {
    const store = context.host.store();
    for await (const notice of store.changes.follow(signal)) {
      // A stream may outlive its session: an account that was signed out or disabled meanwhile hears nothing more.
      if (!findActor(store, context.connection)) return;
      yield notice;
    }
  }),
  history: os.changes.history.handler(({ input, context }) =>
    context.read((r) => entityHistory(r, input.entity, input.id)),
  ),
};
