interface Words {
  titles: string[];
  stories: string[];
  asks: string[];
  findings: string[];
}

const ASKS = [
  '请尽快安排上船。',
  '船期紧，要求到港前处理。',
  '客户要求三日内答复。',
  '暂用另一台，可随坞检处理。',
];
const words = (titles: string[], stories: string[], findings: string[]): Words => ({
  titles,
  stories,
  asks: ASKS,
  findings,
});

/** How customers and engineers speak of each fault. */
export const CASE_WORDS: Readonly<Record<string, Words>> & { other: Words } = {
  seal_leak: words(
    ['轴封泄漏', '液压马达渗油', '主泵轴端漏油'],
    [
      '运行两小时后轴端滴油，每分钟约十滴，',
      '甲板面有油迹，油位一周下降两格，',
      '起锚作业后发现壳体下部漏油，',
    ],
    [
      '骨架油封唇口磨损，轴颈有沟痕 0.15 mm',
      '密封圈老化变硬，回油背压偏高',
      '装配时唇口翻边，更换后试压 30 min 不漏',
    ],
  ),
  plunger_stuck: words(
    ['柱塞卡滞，起锚无力', '主泵异响，压力上不去', '油压不足'],
    [
      '起锚时油压上不去，主泵异响，油温 78 ℃，报警后停机，',
      '压力波动明显，低速抖动，',
      '冷态启动正常，半小时后出力下降，',
    ],
    [
      '柱塞与缸体卡滞，配流盘划伤，油样 NAS 11 级',
      '滤芯旁通已开，颗粒进入泵内',
      '冲洗油路并更换主泵，试车压力 25 MPa 正常',
    ],
  ),
  valve_stuck: words(
    ['比例阀卡阻', '速度不受手柄控制', '换向迟缓'],
    ['手柄回中后绞车仍慢转，', '收放速度不稳，手柄到底只有一半速度，', '换向要等三四秒，'],
    ['阀芯有漆膜状沉积，清洗无效', '先导级堵塞，更换比例阀后标定', '放大板零位漂移，重新标定'],
  ),
  filter_clogged: words(
    ['滤芯堵塞报警', '压差报警'],
    ['滤芯压差报警，旁通打开，', '更换液压油后两周又报警，'],
    ['滤芯被纤维堵塞，油箱未清洗', '按周期未更换，已更换并冲洗'],
  ),
  brake_wear: words(
    ['制动带磨损', '制动打滑', '刹车支持力不足'],
    ['系泊时缆绳滑移约半米，制动打滑，', '制动手轮旋到底仍有滑移，', '静载试验达不到规定支持力，'],
    ['制动带厚度 6 mm，低于下限 8 mm', '摩擦面有油污，更换制动带并调整间隙', '两侧磨损不均，铰点锈死'],
  ),
  control_comm: words(
    ['电控通讯中断', '遥控失灵', '控制柜报通讯故障'],
    ['驾驶台遥控时断时续，机旁正常，', '控制箱报通讯故障代码 E07，', '雨后控制柜频繁跳闸，'],
    ['通讯板端子受潮发黑', '屏蔽层未接地，干扰所致', '更换通讯控制板，连续运行 8 h 正常'],
  ),
  sensor_drift: words(
    ['张力显示漂移', '传感器信号时有时无'],
    ['空载显示 12 kN，张力读数漂移，', '信号时有时无，自动系泊不能投入，'],
    ['传感器零点漂移超差', '接头进水，更换传感器并重新标定'],
  ),
  bearing_noise: words(
    ['主轴轴承异响', '卷筒端异响'],
    ['低速重载时卷筒端有周期性异响，', '轴承座温升 40 ℃，'],
    ['滚道点蚀，润滑脂乳化', '轴承保持架断裂，更换轴承'],
  ),
  other: words(['现场指导', '其他问题'], ['客户来电咨询，', '交船前检查，'], ['已指导处理']),
};

export const CAUSES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  seal_leak: [
    ['wear', 5],
    ['assembly', 3],
    ['material', 2],
  ],
  plunger_stuck: [
    ['contamination', 7],
    ['wear', 2],
    ['supplier', 2],
  ],
  valve_stuck: [
    ['contamination', 6],
    ['supplier', 2],
    ['unknown', 1],
  ],
  filter_clogged: [
    ['contamination', 4],
    ['operation', 4],
  ],
  brake_wear: [
    ['wear', 7],
    ['operation', 3],
  ],
  control_comm: [
    ['installation', 3],
    ['design', 2],
    ['supplier', 3],
  ],
  sensor_drift: [
    ['supplier', 4],
    ['installation', 3],
  ],
  bearing_noise: [
    ['wear', 3],
    ['operation', 2],
    ['material', 1],
  ],
};

export const REMEDIES = [
  ['repair', 4],
  ['adjust', 3],
  ['clean', 3],
  ['advice', 1],
] as const;
