import { os } from '#db/kit/procedures.ts';
import { listToday } from './today.service.ts';

export const todayProcedures = {
  list: os.today.list.handler(({ input, context }) =>
    context.read((r) => listToday(r, input.everybody ?? false)),
  ),
};
