import { describe, expect, it } from "vitest"
import { said } from "./said.ts"

// One case for each construction of the inventory in README.md: body, then [content, chain] of each statement.
const cases: Record<string, [string, [string, string][]][]> = {
  "words behind a quotation": [
    ["«ضاع كل شيء»، هكذا صرخ ماثيو تولر وهو يركض.", [["«ضاع كل شيء»", "matthew-tueller"]]],
    ['"It\'s a disgrace!" fumed pensioner Ada Pell, 71.', [["«It's a disgrace!»", "pensioner Ada Pell"]]],
  ],
  "remarks behind a clause": [
    ["الجولة ستعقد في عمان، كما أعلن ماثيو تولر، وستكون الأولى منذ عام.", [["الجولة ستعقد في عمان", "matthew-tueller"]]],
    [
      "قتل شخصان في انفجار قرب المطار، وفق ما أفاد البنتاغون، الذي ذكر أن التحقيق بدأ.",
      [
        ["قتل شخصان في انفجار قرب المطار", "pentagon"],
        ["التحقيق بدأ", "pentagon"],
      ],
    ],
    [
      "ويشمل الجدول، على ما ذكره المسؤول العراقي، ملف المياه والحدود.",
      [["ويشمل الجدول، على ما ذكره المسؤول العراقي، ملف المياه والحدود", "المسؤول العراقي"]],
    ],
  ],
  "somebody the text had named": [
    ["ترأس الجلسة رئيس الوزراء مصطفى الكاظمي.\nوقال رئيس الوزراء إن القرار نهائي.", [["القرار نهائي", "mustafa-al-kadhimi"]]],
    ["ترأس الجلسة رئيس الوزراء مصطفى الكاظمي.\nوقال رئيس البرلمان إن القرار مؤجل.", [["القرار مؤجل", "رئيس البرلمان"]]],
    [
      "قال مسؤول رفيع لصحيفة واشنطن بوست إن الخطة جاهزة.\nوبحسب المسؤول نفسه، ستؤكد بغداد أن الجنود باقون.",
      [
        ["الخطة جاهزة", "مسؤول رفيع < washington-post"],
        ["ستؤكد بغداد أن الجنود باقون", "مسؤول رفيع < washington-post"],
      ],
    ],
    ['"People kept asking," said the ambassador, Matthew Tueller, on Monday.', [["«People kept asking»", "matthew-tueller"]]],
  ],
  "manners and circumstances": [
    ["قال تولر ضاحكاً: «لا تعليق لدي اليوم».", [["«لا تعليق لدي اليوم»", "matthew-tueller"]]],
    ["أما صاحب مقهى قريب فقال وهو يمسح الطاولة: «عدنا إلى العمل».", [["«عدنا إلى العمل»", "صاحب مقهى قريب"]]],
    ["عرض تولر خريطة قديمة وقال بعد أن جلس: «هذه هي الحدود».", [["«هذه هي الحدود»", "matthew-tueller"]]],
  ],
  "reports within reports": [
    ["قال تولر إن وزيراً عراقياً أخبره أن القوات ستبقى.", [["القوات ستبقى", "وزيراً عراقياً < matthew-tueller"]]],
    [
      "وكانت صحيفة واشنطن بوست قد نقلت عن وكالة أسوشيتد برس أن مسؤولاً في الحكومة أكد أن المذكرة سلمت.",
      [["المذكرة سلمت", "مسؤولاً في الحكومة < associated-press < washington-post"]],
    ],
    [
      "Radio reports aside, a source close to the talks told AFP the deal was dead.",
      [["the deal was dead", "source close to the talks < AFP"]],
    ],
  ],
  "documents that speak": [
    ["وجاء في بيان للبنتاغون أن القاعدة أخليت.", [["القاعدة أخليت", "pentagon"]]],
    ["وتفيد أرقام البنتاغون بأن الجنود صاروا ألفين.", [["الجنود صاروا ألفين", "pentagon"]]],
    ["بيان صادر عن البنتاغون\n\nنؤكد أن القاعدة آمنة.", [["القاعدة آمنة", "pentagon"]]],
  ],
  "anonymity and relays of their own": [
    [
      "ونقلت صحيفة واشنطن بوست عن مسؤول أميركي رفيع اشترط ألا يُذكر اسمه أن الملف أغلق.",
      [["الملف أغلق", "مسؤول أميركي رفيع (اشترط ألا يُذكر اسمه) < washington-post"]],
    ],
    [
      "وأفاد ثلاثة مسؤولين بأن المذكرة سلمت.\nوقد حصلت وكالة أسوشيتد برس على إفاداتهم بعدما تعهدت بكتمان أسمائهم.",
      [["المذكرة سلمت", "3x مسؤولين (تعهدت بكتمان أسمائهم) < associated-press"]],
    ],
    [
      "Patients were told of the closure on Friday, said a nurse who asked not to be identified.",
      [["Patients were told of the closure on Friday", "nurse (asked not to be identified)"]],
    ],
  ],
  "labels of lines": [
    ["مصدر في الشرطة: الجاني فر إلى جهة مجهولة", [["الجاني فر إلى جهة مجهولة", "مصدر في الشرطة"]]],
    ['Tueller: "We had no choice at all."', [["«We had no choice at all.»", "matthew-tueller"]]],
  ],
  "what nobody said": [
    ["وهدد الحكومة والقوى السياسية والأمريكيين معاً.", []],
    ["كما أقر المجلس فتح القاعة الشرقية أمام الطلاب.", []],
    ["طلبت اللجنة من كل تلميذ أن يروي قصة من دون أن ينظر إلى ورقة.", []],
    ["ولم يقل تولر إن القوات ستنسحب.", []],
    ["فيما واصلت فرق الإسعاف نقل المصابين إلى المستشفيات.", []],
    ["Reports do not agree on the date: one gives January.", []],
    ["The mayor would not say when the bridge would reopen.", []],
    ["The staff had been warning about it for years.", []],
  ],
}

describe.each(Object.entries(cases))("%s", (_, examples) => {
  it.each(examples)("%s", (body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})
