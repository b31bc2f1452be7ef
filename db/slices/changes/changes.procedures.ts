import { os } from '#db/kit/procedures.ts';
import { entityHistory } from './changes.service.ts';

export const changesProcedures = {
  stream: os.changes.stream.handler(async function* ({ context, signal }) {
    yield* context.host.store().changes.follow(signal);
  }),
  history: os.changes.history.handler(({ input, context }) => context.read((r) => entityHistory(r, input.entity, input.id))),
};
