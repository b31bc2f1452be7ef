/** Traditional characters of ledgers and company names, each with its simplified one. Not a dictionary: what is compared, no more. */
const TRADITIONAL =
  '訂订 單单 號号 編编 碼码 稱称 額额 數数 價价 規规 樣样 產产 業业 務务 員员 聯联 繫系 係系 電电 話话 機机 貨货 發发 運运 備备 註注 狀状 態态 ' +
  '區区 項项 題题 時时 間间 報报 錄录 記记 購购 買买 賣卖 廠厂 東东 級级 別别 類类 種种 簽签 約约 總总 計计 條条 維维 護护 養养 處处 現现 證证 ' +
  '書书 質质 檢检 會会 負负 責责 標标 準准 幣币 場场 國国 際际 銷销 開开 關关 應应 據据 倉仓 庫库 與与 優优 緊紧 嚴严 費费 稅税 結结 實实 從从 ' +
  '過过 還还 進进 圖图 內内 歷历 預预 賬账 帳账 戶户 萬万 億亿 臺台 華华 滬沪 灣湾 龍龙 寶宝 輪轮 艦舰 遠远 設设 動动 氣气 製制 鋼钢 鐵铁 銅铜 ' +
  '鋁铝 閥阀 門门 長长 島岛 廣广 陽阳 連连 濟济 漢汉 蘇苏 寧宁 鎮镇 揚扬 贛赣 粵粤 魯鲁 遼辽 瀋沈 雲云 貴贵 陝陕 衛卫 經经 貿贸 學学 驗验 團团 ' +
  '銀银 創创 達达 興兴 豐丰 順顺 義义 慶庆 榮荣 錦锦 綠绿 環环 綜综 統统 網网 絡络 線线 術术 儀仪 錶表 試试 鍋锅 爐炉 壓压 車车 軌轨 飛飞 魚鱼 ' +
  '馬马 鳳凤 鴻鸿 麗丽 礦矿 專专 畫画 軟软 體体 資资 訊讯 個个 們们 為为 藝艺 蓋盖 蘭兰 黃黄 齊齐 壩坝 塢坞 漁渔 溫温 滿满 潛潜 測测 營营 艙舱 ' +
  '橋桥 樓楼 樁桩 權权 縣县 鄉乡 風风 顯显 館馆 騰腾 驅驱 點点 齒齿 儲储 兩两 劃划 劑剂 勞劳 勝胜 勵励 匯汇 協协 衝冲 凍冻';
const SIMPLER = new Map(TRADITIONAL.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));

/** Traditional characters as simplified ones, as far as they are known; what is compared so is never stored. */
export function simplified(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => SIMPLER.get(character) ?? character);
}
