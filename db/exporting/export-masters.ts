import type { ProductRow } from '#contract/products/products.contract.ts';
import type { SITE_KINDS, SiteRow } from '#contract/sites/sites.contract.ts';
import { listProducts } from '#db/slices/products/products.service.ts';
import { listSites } from '#db/slices/sites/sites.service.ts';
import { allRows } from './all-rows.ts';
import { exportTable } from './export-columns.ts';

const KINDS: Record<(typeof SITE_KINDS)[number], string> = {
  vessel: '船舶',
  plant: '工厂',
  station: '站点',
  warehouse: '仓库',
  other: '其他',
};

/** Without our own number: a site is known by its name, and a number brought in again would stand in its note. */
export const sitesTable = exportTable<SiteRow>(
  [
    { header: '名称', value: 'text', of: (row) => row.name },
    { header: '类别', value: 'text', of: (row) => KINDS[row.kind] },
    { header: 'IMO编号', value: 'text', of: (row) => row.imoNo },
    { header: '船厂', value: 'text', of: (row) => row.yardName },
    { header: '船号', value: 'text', of: (row) => row.hullNo },
    { header: '船东', value: 'text', of: (row) => row.ownerName },
    { header: '船型', value: 'text', of: (row) => row.shipTypeCode },
    { header: '船级', value: 'text', of: (row) => row.classCode },
    { header: '交船日期', value: 'date', of: (row) => row.deliveredOn },
    { header: '地址', value: 'text', of: (row) => row.address },
    { header: '备注', value: 'text', of: (row) => row.note },
  ],
  (r) => allRows(r, listSites),
);

export const productsTable = exportTable<ProductRow>(
  [
    { header: '产品编码', value: 'text', of: (row) => row.code },
    { header: '产品名称', value: 'text', of: (row) => row.name },
    { header: '产品系列', value: 'text', of: (row) => row.family },
    { header: '计量单位', value: 'text', of: (row) => row.uom },
  ],
  (r) => allRows(r, listProducts),
);
