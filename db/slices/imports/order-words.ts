import type { OrderImportField } from '#contract/imports/imports.fields.ts';
import type { OrderState } from '#contract/orders/order-states.ts';
import { currencyOf } from '#db/importing/amount-text.ts';
import type { ImportRow } from '#db/importing/import-plan.ts';
import { moneyIn, RowRefused, textOf } from './target.ts';

/** Words of old ledgers for the states an order of the past can be in. Without one it is closed. */
export const ORDER_STATE_WORDS: Partial<Record<OrderState, string>> & Record<string, string> = {
  terminated: '取消|已取消|作废|终止|退单|cancelled|canceled|terminated|void',
  suspended: '暂停|暂缓|挂起|suspended|on hold',
  shipped: '已发货|已发运|发货|shipped|dispatched|delivered',
  executing: '执行中|执行|生产中|在产|进行中|处理中|备料|processing|in progress|executing|in production|open',
  in_force: '待处理|未开始|已签|生效|待生产|新建|pending|new|confirmed|in force',
  closed: '完成|已完成|完结|结束|关闭|按时交货|晚交货|已交货|completed|complete|closed|done|finished',
};
/** Currency the head or the amounts name; ISO 4217. `mixed_currencies` when they do not agree. */
export function currencyOfOrder(head: ImportRow, rows: readonly ImportRow[]): string | undefined {
  const typed = textOf(head, 'currency' satisfies OrderImportField);
  const named = currencyOf(typed) ?? typed?.toUpperCase();
  const inCells = rows.flatMap(({ values }) =>
    (['amount', 'unitPrice', 'orderAmount'] satisfies OrderImportField[]).flatMap(
      (field) => moneyIn(values[field])?.currency ?? [],
    ),
  );
  const all = new Set([...(named !== undefined && /^[A-Z]{3}$/.test(named) ? [named] : []), ...inCells]);
  if (all.size > 1) throw new RowRefused('mixed_currencies', 'amount', [...all].join(', '));
  return [...all][0];
}
