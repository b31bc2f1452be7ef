export interface SampleProduct {
  code: string;
  name: string;
  family: string;
  /** Typical price of one, in 分, and how often it is asked for. */
  priceMinor: number;
  weight: number;
}

const product = (
  code: string,
  name: string,
  family: string,
  price: number,
  weight: number,
): SampleProduct => ({
  code,
  name,
  family,
  priceMinor: price * 100,
  weight,
});

/** Product models of the sample maker of deck machinery. */
export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  product('AW-24', '锚绞机 AW-24', '锚绞机', 293_000, 3),
  product('AW-54', '锚绞机 AW-54', '锚绞机', 665_000, 6),
  product('AW-68', '锚绞机 AW-68', '锚绞机', 965_000, 8),
  product('MW-15', '系泊绞车 MW-15', '系泊绞车', 418_000, 4),
  product('MW-30', '系泊绞车 MW-30', '系泊绞车', 765_000, 6),
  product('TW-150', '拖缆机 TW-150', '系泊绞车', 3_680_000, 1),
  product('SG-600', '舵机 SG-600', '舵机', 1_180_000, 4),
  product('SG-900', '舵机 SG-900', '舵机', 2_093_000, 3),
  product('DC-30', '起重机 DC-30', '起重机', 1_240_000, 5),
  product('DC-80', '起重机 DC-80', '起重机', 4_650_000, 2),
  product('CV-300', '货油阀 CV-300', '阀门与遥控', 60_600, 3),
  product('VR-24', '阀门遥控系统 VR-24', '阀门与遥控', 912_000, 3),
  product('LD-6', '救生艇架 LD-6', '救生艇架', 242_000, 4),
  product('RW-12', '科考绞车 RW-12', '系泊绞车', 5_600_000, 1),
];

export interface SamplePart {
  drawingNo: string;
  revision: string;
  name: string;
  /** Position in the machine. */
  position: string;
  /** Weibull life in days in service; parts without one hardly fail. */
  shape?: number;
  scale?: number;
  fault?: string;
  priceMinor: number;
}

const part = (
  drawingNo: string,
  revision: string,
  name: string,
  position: string,
  price: number,
  life?: [number, number, string],
): SamplePart => ({
  drawingNo,
  revision,
  name,
  position,
  priceMinor: price * 100,
  ...(life ? { shape: life[0], scale: life[1], fault: life[2] } : {}),
});

/** Parts tracked one by one in every machine, by position. */
export const SAMPLE_PARTS: readonly SamplePart[] = [
  part('YB-125', 'C', '柱塞泵', '液压站 / 主泵 1', 18_600, [1.7, 1500, 'plunger_stuck']),
  part('YB-125', 'C', '柱塞泵', '液压站 / 主泵 2', 18_600, [1.7, 1900, 'seal_leak']),
  part('BF-010', 'A', '比例阀', '液压站 / 比例阀', 8_200, [1.3, 2400, 'valve_stuck']),
  part('LX-160', 'A', '滤芯组件', '液压站 / 滤芯', 1_060, [2.4, 1700, 'filter_clogged']),
  part('YM-400', 'B', '液压马达', '卷筒组件 / 液压马达', 26_400, [1.9, 4200, 'seal_leak']),
  part('ZD-900', 'D', '制动带', '卷筒组件 / 制动器', 3_400, [2.8, 2100, 'brake_wear']),
  part('ZF-040', 'B', '轴封组件', '卷筒组件 / 轴封', 780, [1.5, 1500, 'seal_leak']),
  part('ZC-220', 'A', '主轴轴承', '卷筒组件 / 轴承', 6_900, [2.2, 5200, 'bearing_noise']),
  part('DK-003', 'B', '通讯控制板', '电控箱 / 控制器', 4_700, [0.9, 3800, 'control_comm']),
  part('CG-015', 'A', '张力传感器', '电控箱 / 传感器', 2_900, [1.1, 3600, 'sensor_drift']),
];

/** Lots of a part, by quarter of the year it was made. */
export function lotOf(part: SamplePart, madeOn: string): string {
  return `L${madeOn.slice(0, 4)}-${part.drawingNo.slice(0, 2)}${Math.ceil(Number(madeOn.slice(5, 7)) / 3)}`;
}
