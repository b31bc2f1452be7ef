import { os } from '#db/kit/procedures.ts';
import { saveCalendar, viewCalendar } from './calendar.service.ts';

const { engineers } = os;

export const engineersProcedures = {
  calendar: engineers.calendar.handler(({ context }) => context.read(viewCalendar)),
  saveCalendar: engineers.saveCalendar.handler(({ input, context }) =>
    context.write((w) => saveCalendar(w, input)),
  ),
};
