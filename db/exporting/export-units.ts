import type { UnitStatus } from '#contract/units/lifecycle.ts';
import type { UnitRow } from '#contract/units/units.schema.ts';
import type { ReadContext } from '#db/kit/context.ts';
import { listUnits } from '#db/slices/units/units.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

const STATUSES: Record<UnitStatus, string> = {
  made: '已制造',
  stocked: '在库',
  installed: '已装机',
  shipped: '已发货',
  arrived: '已到货',
  on_site: '已到现场',
  in_service: '在用',
  removed: '已拆下',
  returned: '已返厂',
  lost: '丢失',
  scrapped: '报废',
};

type UnitWithParent = UnitRow & { parentBarcode: string | null };

/** A list row knows its root; an import needs the unit one step above. */
function* unitsWithParents(r: ReadContext): Generator<UnitWithParent> {
  const barcodes = new Map<string, string>();
  for (const { id, barcode } of allRows(r, listUnits)) barcodes.set(id, barcode);
  for (const row of allRows(r, listUnits)) {
    yield {
      ...row,
      parentBarcode: row.parentUnitId === null ? null : (barcodes.get(row.parentUnitId) ?? null),
    };
  }
}

export const unitsTable = exportTable<UnitWithParent>(
  [
    { header: '条码', value: 'text', of: (row) => row.barcode },
    { header: '出厂编号', value: 'text', of: (row) => row.factoryNo },
    { header: '产品名称', value: 'text', of: (row) => row.product ?? row.part ?? row.name },
    { header: '批次号', value: 'text', of: (row) => row.lotNo },
    { header: '生产日期', value: 'date', of: (row) => row.madeOn },
    { header: '客户名称', value: 'text', of: (row) => row.partyName },
    { header: '订单号', value: 'text', of: (row) => row.orderNo },
    { header: '安装地点', value: 'text', of: (row) => row.siteName },
    { header: '上级条码', value: 'text', of: (row) => row.parentBarcode },
    { header: '安装位置', value: 'text', of: (row) => row.position },
    { header: '证书编号', value: 'text', of: (row) => row.certificateNo },
    { header: '状态', value: 'text', of: (row) => STATUSES[row.status] },
    { header: '运行小时', value: 'integer', of: (row) => row.runningHours },
    { header: '备注', value: 'text', of: (row) => row.note },
  ],
  unitsWithParents,
);
