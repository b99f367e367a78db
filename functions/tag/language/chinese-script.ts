/** Common characters whose two forms differ, in pairs of traditional and simplified. */
const pairs =
  '這这個个們们來来時时會会國国對对發发說说過过還还沒没為为麼么進进問问買买賣卖錢钱話话貨货單单網网訂订銀银應应給给讓让謝谢請请幫帮後后開开關关電电產产經经實实現现體体點点種种樣样從从動动當当樓楼學学習习長长見见視视觀观員员價价格格線线號号務务處处電电腦脑機机們们馬马車车門门間间題题類类錯错誤误認认識识記记設设語语誰谁該该調调許许訊讯計计試试頁页預预領领顧顾項项須须順顺飛飞餐餐飯饭館馆驗验鐘钟聽听聲声聯联職职腳脚華华萬万與与興兴舊旧術术衛卫裝装裡里製制複复規规覺觉親亲負负財财責责費费賬账質质購购賓宾贈赠轉转較较輕轻載载運运遠远適适選选遲迟邊边郵邮醫医釋释鋪铺鍵键錄录鎖锁鏡镜鐵铁陽阳際际險险隨随雖虽雙双雜杂離离難难響响頂顶頭头顏颜願愿風风髮发鬧闹魚鱼麗丽黃黄齊齐壞坏報报場场塊块壓压夠够奪夺妳你嗎吗嚴严團团圖图圓圆備备傳传傷伤億亿優优償偿兒儿兩两冊册則则創创劃划劇剧劉刘勞劳勢势匯汇區区協协參参員员喚唤啟启歡欢歲岁歷历氣气決决滿满滯滞濟济無无爭争牆墙獎奖獲获環环畢毕異异療疗盡尽眾众確确禮礼稅税穩稳節节範范築筑簡简糾纠級级紅红約约終终結结絕绝統统維维緊紧線线編编緩缓縮缩總总繼继續续罰罚';

const [traditional, simplified] = [0, 1].map(
  (of) => new Set([...pairs].filter((sign, at) => at % 2 === of && pairs[at ^ 1] !== sign)),
) as [Set<string>, Set<string>];

/** Whether more of a text's characters have the traditional form than the simplified one. Pure; reads 1,000 signs. */
export function isTraditionalChinese(text: string): boolean {
  let more = 0;
  for (const sign of text.slice(0, 1000)) {
    if (traditional.has(sign) && !simplified.has(sign)) more++;
    else if (simplified.has(sign) && !traditional.has(sign)) more--;
  }
  return more > 0;
}
