import { type } from '@orpc/contract';
import { needs } from '#contract/kit/base.ts';
import {
  type CasePareto,
  type Contribution,
  type CustomerGroups,
  contributionInput,
  customersInput,
  type FamilyMonth,
  monthRangeInput,
  type OrderMonths,
  type PartMonth,
  paretoInput,
  thresholdsSchema,
} from './insights.schema.ts';

const read = needs('insights.read');

/** Results are computed here and nowhere else, and can be thousands of rows: typed, not validated again on the way out. */
export const insightsContract = {
  orderMonths: read
    .route({ method: 'GET', path: '/insights/order-months' })
    .input(monthRangeInput)
    .output(type<OrderMonths>()),
  familyMonths: read
    .route({ method: 'GET', path: '/insights/family-months' })
    .input(monthRangeInput)
    .output(type<FamilyMonth[]>()),
  customers: read
    .route({ method: 'GET', path: '/insights/customers' })
    .input(customersInput)
    .output(type<CustomerGroups>()),
  pareto: read
    .route({ method: 'GET', path: '/insights/pareto' })
    .input(paretoInput)
    .output(type<CasePareto>()),
  partMonths: read.route({ method: 'GET', path: '/insights/part-months' }).output(type<PartMonth[]>()),
  contribution: read
    .route({ method: 'GET', path: '/insights/contribution' })
    .input(contributionInput)
    .output(type<Contribution>()),
  thresholds: read.route({ method: 'GET', path: '/insights/thresholds' }).output(thresholdsSchema),
  saveThresholds: needs('market.reopen')
    .route({ method: 'PUT', path: '/insights/thresholds' })
    .input(thresholdsSchema)
    .output(thresholdsSchema),
};
