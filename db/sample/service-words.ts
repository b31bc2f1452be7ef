/** What is looked at on a yearly inspection, by product family. */
export const CHECKLISTS: Readonly<Record<string, readonly string[]>> = {
  锚绞机: ['油位与油质', '滤芯压差', '制动带厚度', '轴封渗漏', '链轮磨损', '紧固件力矩'],
  系泊绞车: ['油位与油质', '滤芯压差', '制动支持力', '轴封渗漏', '张力零点'],
  舵机: ['油位与油质', '转舵时间', '限位开关', '液压缸密封', '应急操舵'],
  起重机: ['油位与油质', '钢丝绳断丝', '吊钩磨损', '限位与超载保护', '回转支承间隙'],
  阀门与遥控: ['执行器动作', '指示灯', '管路渗漏', '蓄能器压力'],
  救生艇架: ['释放钩', '限位开关', '钢丝绳', '制动器'],
};

/** Faults worth an article, the commonest first. */
export const ARTICLE_FAULTS = [
  'plunger_stuck',
  'seal_leak',
  'valve_stuck',
  'brake_wear',
  'filter_clogged',
  'control_comm',
  'sensor_drift',
] as const;

/** How each is solved, as the engineers wrote it up. */
export const REMEDY_STEPS: Readonly<Record<string, string>> = {
  plunger_stuck:
    '1. 取油样，NAS 超 9 级先换油冲洗。\n2. 更换主泵，检查配流盘。\n3. 更换滤芯，空载跑合 30 分钟。\n4. 试车压力 25 MPa，油温不超过 60 ℃。',
  seal_leak:
    '1. 查回油背压，不超过 0.05 MPa。\n2. 检查轴颈沟痕，深于 0.1 mm 修磨或换轴套。\n3. 更换油封，装配用导套。\n4. 试压 30 min 不漏。',
  valve_stuck:
    '1. 清洗先导级。\n2. 阀芯有漆膜时更换比例阀。\n3. 放大板零位与增益标定。\n4. 手柄回中检查爬行。',
  brake_wear:
    '1. 测制动带厚度，低于 8 mm 更换。\n2. 清除摩擦面油污。\n3. 调整间隙 1–1.5 mm。\n4. 静载试验达到规定支持力。',
  filter_clogged: '1. 更换滤芯。\n2. 检查油箱清洁度，必要时清洗。\n3. 压差归零后记录运行小时。',
  control_comm: '1. 检查端子受潮与屏蔽层接地。\n2. 更换通讯控制板，恢复参数。\n3. 连续运行 8 h 无报警。',
  sensor_drift: '1. 检查接头进水。\n2. 空载标零，加载标定。\n3. 仍漂移则更换传感器。',
};
