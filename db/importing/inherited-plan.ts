import type { ColumnReading } from './column-reading.ts';
import type { ImportPlan, ImportRequest } from './import-plan.ts';

/** A request with everything that was decided for the batch whose rows came back; what it says itself goes first. */
export function inheritedRequest(request: ImportRequest, plan: ImportPlan): ImportRequest {
  const fields = Object.fromEntries(
    plan.columns.map(({ index, field, month }) => [String(index), month ? null : field]),
  );
  return {
    ...request,
    fields: { ...fields, ...request.fields },
    constants: { ...plan.constants, ...request.constants },
    answers: { ...orderAnswers(plan), ...request.answers },
    mode: request.mode ?? (plan.isModeGiven ? plan.mode : undefined),
    key: request.key ?? plan.key,
    conflicts: request.conflicts ?? plan.conflicts,
  };
}

function orderAnswers({ columns, orders, rates }: ImportPlan): Record<string, string> {
  const at = (field: string) => columns.find((column) => column.field === field)?.index;
  const [number, amount] = [at('orderNo'), at('amount')];
  return {
    ...(number === undefined
      ? {}
      : {
          [`blank-order-no:${number}`]: orders.blankNumber,
          [`two-customers:${number}`]: orders.twoCustomers,
          [`two-dates:${number}`]: orders.twoDates,
        }),
    ...(amount === undefined ? {} : { [`repeated-amount:${amount}`]: orders.repeatedAmount }),
    ...Object.fromEntries(Object.entries(rates).map(([currency, rate]) => [`rate:${currency}`, rate])),
  };
}

/** How the cells of a column were read, as long as it still goes to the same field. */
export function inheritedReading(
  plan: ImportPlan | null,
  index: number,
  field: string,
): ColumnReading | null {
  const column = plan?.columns.find((candidate) => candidate.index === index && candidate.field === field);
  return column?.month === undefined ? (column?.reading ?? null) : null;
}
