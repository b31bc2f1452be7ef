interface Item {
  clause: string;
  parameter: string;
  value: string;
  unit?: string;
  tolerance?: string;
  verification?: string;
}

const item = (
  clause: string,
  parameter: string,
  value: string,
  unit?: string,
  tolerance?: string,
  verification?: string,
): Item => ({
  clause,
  parameter,
  value,
  ...(unit ? { unit } : {}),
  ...(tolerance ? { tolerance } : {}),
  ...(verification ? { verification } : {}),
});

const WINCH = [
  item('2.1', '额定拉力', '180', 'kN', '±5 %', '负载试验'),
  item('2.2', '额定速度', '12', 'm/min', '≥', '负载试验'),
  item('2.3', '制动力矩', '45', 'kN·m', '±5 %', '静载试验'),
  item('2.4', '工作油压', '25', 'MPa', '±0.5', '工厂试验'),
];
const STEERING = [
  item('2.1', '额定扭矩', '600', 'kN·m', '≥', '负载试验'),
  item('2.2', '转舵角', '±35', '°', '±0.5', '工厂试验'),
  item('2.3', '转舵时间', '28', 's', '≤', '航行试验'),
  item('2.4', '工作油压', '22', 'MPa', '±0.5', '工厂试验'),
];
const CRANE = [
  item('2.1', '安全工作负荷', '30', 't', '≥', '吊重试验'),
  item('2.2', '最大幅度', '28', 'm', '±0.2', '测量'),
  item('2.3', '回转速度', '0.8', 'r/min', '≥', '吊重试验'),
  item('2.4', '电机功率', '160', 'kW', '', '铭牌'),
];
const VALVE = [
  item('2.1', '公称通径', '300', 'mm', '', '测量'),
  item('2.2', '公称压力', '1.0', 'MPa', '', '水压试验'),
  item('2.3', '关闭时间', '30', 's', '≤', '工厂试验'),
];

/** Clauses of a specification by product family; a later revision raises the supply pressure. */
export function specificationItems(family: string, classCode: string, revision: number): Item[] {
  const own = { 舵机: STEERING, 起重机: CRANE, 阀门与遥控: VALVE }[family] ?? WINCH;
  return [
    item('1.1', '入级符号', classCode, '', '', '证书'),
    ...own,
    item('3.1', '供油压力', revision === 0 ? '0.5' : '0.6', 'MPa', '±0.05', '工厂试验'),
    item('3.2', '防护等级', 'IP56', '', '', '证书'),
    item('4.1', '涂装', '环氧底漆两道，干膜 200', 'μm', '≥', '测量'),
    item('5.1', '随机文件', '总装图、说明书、船检证书各三份'),
  ];
}
