import { needs } from '#contract/kit/base.ts';
import { calendarSave, calendarView } from './calendar.schema.ts';

const read = needs('cases.read');
const manage = needs('service.manage');

export const engineersContract = {
  calendar: read.route({ method: 'GET', path: '/service-calendar' }).output(calendarView),
  saveCalendar: manage
    .route({ method: 'PUT', path: '/service-calendar' })
    .input(calendarSave)
    .output(calendarView),
};
