/** Characters of company names that are written in two ways, traditional and simplified in turn. */
const TRADITIONAL =
  '廠厂機机業业國国際际東东華华滬沪灣湾龍龙寶宝輪轮艦舰遠远運运務务設设備备動动電电氣气製制鋼钢鐵铁銅铜鋁铝閥阀門门開开關关號号長长島岛門门廣广陽阳連连濟济漢汉蘇苏寧宁鎮镇揚扬贛赣粵粤魯鲁冀冀遼辽瀋沈雲云貴贵陝陕衛卫經经貿贸會会學学實实驗验總总產产團团聯联銀银創创達达興兴發发豐丰順顺義义慶庆榮荣錦锦維维綠绿環环綜综統统網网絡络線线術术儀仪錶表試试製制護护鍋锅爐炉壓压貨货車车軌轨飛飞魚鱼馬马鳳凤鴻鸿麗丽礦矿專专圖图書书畫画報报軟软體体數数據据庫库資资訊讯個个們们為为從从萬万與与藝艺蓋盖蘭兰黃黄齊齐壩坝塢坞漁渔溫温滿满潛潜測测營营艙舱橋桥樓楼樁桩檢检權权時时間间區区縣县鄉乡鎮镇風风顯显題题館馆騰腾驅驱點点齒齿優优價价億亿儲储兩两別别劃划劑剂勞劳勝胜勵励匯汇協协單单衝冲凍冻';
const SIMPLE = new Map<string, string>();
for (let i = 0; i < TRADITIONAL.length; i += 2) SIMPLE.set(TRADITIONAL.charAt(i), TRADITIONAL.charAt(i + 1));

/**
 * A company's name as it is compared when twins are looked for: without brackets, blanks and signs, half-width, lower
 * case, the traditional characters of company names as simplified ones. Equal keys are a question, never a decision.
 */
export function sameNameKey(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return Array.from(plain, (letter) => SIMPLE.get(letter) ?? letter).join('');
}
