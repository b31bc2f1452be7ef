import type { OrderDetail } from '#contract/orders/orders.schema.ts';
import type { WriteContext } from '#db/kit/context.ts';
import { UnitLoader } from '#db/slices/units/unit-loader.service.ts';
import { recordUnitEvent } from '#db/slices/units/units.service.ts';
import { instantOf } from './calendar.ts';
import { planFailures } from './case-story.ts';
import { lotOf, SAMPLE_PARTS } from './catalogue.ts';
import { planMaintenance } from './service-story.ts';
import type { Deal, SampleWorld } from './world.ts';

const SHORT: Readonly<Record<string, string>> = {
  '液压站 / 主泵 1': 'P1',
  '液压站 / 主泵 2': 'P2',
  '液压站 / 比例阀': 'V1',
  '液压站 / 滤芯': 'F1',
  '卷筒组件 / 液压马达': 'M1',
  '卷筒组件 / 制动器': 'B1',
  '卷筒组件 / 轴封': 'S1',
  '卷筒组件 / 轴承': 'Z1',
  '电控箱 / 控制器': 'E1',
  '电控箱 / 传感器': 'C1',
};

/** A machine of the order is built with its tracked parts and passes the factory test: whole lives in one load. */
export function buildMachine(world: SampleWorld, w: WriteContext, order: OrderDetail, index: number): void {
  const line = order.lines[0];
  if (!line) return;
  const barcode = `LJ-${order.no.slice(2)}${index + 1}`;
  const at = (hour: number) => instantOf(w.today, hour);
  const loader = new UnitLoader(w);
  const machine = loader.load(
    {
      barcode,
      kind: 'machine',
      productId: line.productId,
      orderLineId: line.id,
      factoryNo: `${order.no.slice(2, 6)}${order.no.slice(-4)}${index + 1}`,
      madeOn: w.today,
    },
    [
      { type: 'CREATED', at: at(1), place: '装配车间' },
      { type: 'INSPECTED', at: at(3), place: '装配车间', operator: '质检 刘静' },
      {
        type: 'FACTORY_TESTED',
        at: at(4),
        place: '试验台',
        operator: world.random.pick(world.engineers).username,
      },
    ],
  );
  for (const part of SAMPLE_PARTS) {
    loader.load(
      {
        barcode: `${barcode}-${SHORT[part.position] ?? 'X'}`,
        kind: 'part',
        partId: world.partIds.get(part.drawingNo) ?? null,
        lotNo: lotOf(part, w.today),
        madeOn: w.today,
      },
      [
        { type: 'CREATED', at: at(1), place: '零件库' },
        {
          type: 'INSTALLED',
          at: at(2),
          parentUnitId: machine.id,
          position: part.position,
          place: '装配车间',
        },
      ],
    );
  }
  loader.finish(machine.id);
}

/** On board: installed, commissioned, handed over; from then on parts wear. */
export function handOver(
  world: SampleWorld,
  w: WriteContext,
  barcode: string,
  siteId: string | null,
  deal: Deal,
): void {
  const site = siteId ?? world.depotSiteId;
  recordUnitEvent(w, { barcode, type: 'ON_SITE', siteId: site, partyId: deal.buyer.partyId });
  recordUnitEvent(w, {
    barcode,
    type: 'COMMISSIONED',
    runningHours: world.random.int(4, 30),
    place: '系泊试验',
  });
  recordUnitEvent(w, { barcode, type: 'HANDED_OVER', partyId: deal.ownerPartyId ?? deal.buyer.partyId });
  const atWork = { barcode, siteId: site, deal, handedOverOn: w.today };
  planFailures(world, atWork);
  planMaintenance(world, atWork);
}
