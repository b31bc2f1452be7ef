import { os } from '#db/kit/procedures.ts';
import {
  casePareto,
  contribution,
  customerGroups,
  familyMonths,
  orderMonths,
  partMonths,
  readThresholds,
  saveThresholds,
} from './insights.service.ts';

export const insightsProcedures = {
  orderMonths: os.insights.orderMonths.handler(({ input, context }) =>
    context.read((r) => orderMonths(r, input)),
  ),
  familyMonths: os.insights.familyMonths.handler(({ input, context }) =>
    context.read((r) => familyMonths(r, input)),
  ),
  customers: os.insights.customers.handler(({ input, context }) =>
    context.read((r) => customerGroups(r, input)),
  ),
  pareto: os.insights.pareto.handler(({ input, context }) => context.read((r) => casePareto(r, input))),
  partMonths: os.insights.partMonths.handler(({ context }) => context.read(partMonths)),
  contribution: os.insights.contribution.handler(({ input, context }) =>
    context.read((r) => contribution(r, input)),
  ),
  thresholds: os.insights.thresholds.handler(({ context }) => context.read(readThresholds)),
  saveThresholds: os.insights.saveThresholds.handler(({ input, context }) =>
    context.write((w) => saveThresholds(w, input)),
  ),
};
