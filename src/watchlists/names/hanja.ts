/** Korean readings of characters that are common in Korean names. @source Supreme Court of Korea, table of Chinese characters for personal names (Rules of the Family Register, article 37), the most frequent ones */
const READINGS =
  '金김 李이 朴박 崔최 鄭정 姜강 趙조 尹윤 張장 林임 韓한 吳오 申신 徐서 權권 黃황 安안 宋송 柳류 全전 洪홍 高고 文문 梁양 孫손 裵배 白백 曺조 許허 南남 沈심 劉유 盧노 河하 丁정 成성 車차 具구 郭곽 禹우 朱주 羅나 任임 田전 閔민 辛신 池지 陳진 嚴엄 元원 蔡채 千천 方방 楊양 孔공 玄현 康강 咸함 卞변 廉염 邊변 呂여 秋추 都도 愼신 石석 蘇소 薛설 宣선 馬마 吉길 魏위 延연 表표 明명 奇기 琴금 王왕 潘반 玉옥 陸육 印인 孟맹 諸제 卓탁 鞠국 太태 史사 ' +
  '正정 恩은 日일 成성 哲철 敬경 熙희 英영 浩호 民민 秀수 洙수 眞진 珍진 賢현 鉉현 俊준 埈준 相상 尙상 勳훈 根근 基기 奎규 圭규 光광 國국 東동 基기 泰태 榮영 永영 勇용 龍용 龜구 萬만 福복 善선 星성 聖성 順순 勝승 承승 植식 信신 雲운 源원 允윤 銀은 義의 仁인 在재 宰재 載재 濟제 鍾종 宗종 周주 柱주 俊준 重중 中중 志지 智지 鎭진 昌창 燦찬 春춘 忠충 澤택 弼필 學학 赫혁 亨형 炯형 鎬호 虎호 弘홍 華화 煥환 會회 孝효 勳훈 興흥 姬희 喜희 姫희 美미 子자 淑숙 惠혜 花화 蘭란 蓮연 愛애 玉옥 貞정 靜정 京경 慶경 景경 建건 健건 男남 男남 道도 德덕 斗두 洛락 來래 亮량 烈렬 禮례 老로 茂무 武무 默묵 範범 炳병 秉병 甫보 鳳봉 富부 三삼 石석 錫석 奭석 宣선 世세 松송 樹수 始시 時시 實실 甲갑 强강 巨거 桂계 坤곤 寬관 九구 權권 貴귀 克극 年년 能능 大대 天천 鐵철 强강 革혁 月월 一일 五오 萬만 山산 水수 海해 江강 元원 平평 和화 安안 新신 青청 先선 訓훈 主주 如여 沃옥 鮮선 朝조';

let table: ReadonlyMap<string, string> | undefined;

/** A name in Chinese characters as a Korean reads it, in Hangul. @returns undefined where a character has no reading here, or the first is no Korean family name */
export function hanjaReading(name: string): string | undefined {
  table ??= new Map(READINGS.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
  const signs = [...name.replace(/[\s·]/g, '')];
  if (signs.length < 2 || signs.length > 4) return undefined;
  const readings = signs.map((sign) => table?.get(sign));
  return readings.every((reading) => reading !== undefined) ? readings.join('') : undefined;
}
