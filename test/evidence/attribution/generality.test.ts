import { describe, expect, it } from "vitest"
import { inflected } from "../../../src/evidence/attribution/inflection.ts"
import { said } from "./said.ts"

// Constructions that newsrooms use and that are built here from their parts: body, then [content, chain] of each statement.
const cases: Record<string, [string, [string, string][]][]> = {
  "nouns of saying": [
    ["ويذهب ماثيو تولر إلى حد القول إن الجولة انتهت.", [["الجولة انتهت", "matthew-tueller"]]],
    ["واستهل تولر كلمته بالتأكيد أن الجولة قريبة جداً.", [["الجولة قريبة جداً", "matthew-tueller"]]],
    ["وكرر مصطفى الكاظمي تأكيده أن القرار نهائي.", [["القرار نهائي", "mustafa-al-kadhimi"]]],
    ["وجاءت الخطوة بعد إعلان البنتاغون أن القاعدة أخليت.", [["القاعدة أخليت", "pentagon"]]],
    ["وجاءت الخطوة بعد إعلان الهدنة.", []],
  ],
  "verbs by their forms": [
    ["وأوضح وزيران عراقيان أن الملف أغلق.", [["الملف أغلق", "2x وزيران عراقيان"]]],
    ["ورأت ثلاث باحثات أن الاتفاق بعيد المنال.", [["الاتفاق بعيد المنال", "3x باحثات"]]],
    [
      "وقال تولر إن الجولة انتهت، ملمحاً إلى أن أخرى قد تليها.",
      [
        ["الجولة انتهت", "matthew-tueller"],
        ["أخرى قد تليها", "matthew-tueller"],
      ],
    ],
    ["ومضى تولر قائلاً: «هذه فرصتنا الأخيرة معاً».", [["«هذه فرصتنا الأخيرة معاً»", "matthew-tueller"]]],
  ],
  citations: [
    ["وفي رأي ماثيو تولر، لا أحد يملك وقتاً.", [["لا أحد يملك وقتاً", "matthew-tueller"]]],
    ["وطبقاً لمذكرة داخلية، فإن القاعدة ستخلى.", [["القاعدة ستخلى", "مذكرة داخلية"]]],
    ["وبحسب تقرير سري اطلعت عليه وكالة أسوشيتد برس، فإن القاعدة ستخلى.", [["القاعدة ستخلى", "تقرير سري < associated-press"]]],
    ["وجاء في حيثيات القرار أن القاعدة ستخلى.", [["القاعدة ستخلى", "حيثيات القرار"]]],
    ["As one trader told The Washington Post, the port is empty.", [["the port is empty", "trader < washington-post"]]],
  ],
  "chains of three": [
    [
      "وكانت صحيفة واشنطن بوست نقلت، الخميس، عن وكالة أسوشيتد برس عن ضابط قوله إن القاعدة أخليت.",
      [["القاعدة أخليت", "ضابط < associated-press < washington-post"]],
    ],
  ],
  "who speaks for a body": [
    ["وشدد البنتاغون، على لسان ماثيو تولر، على أن القاعدة باقية.", [["القاعدة باقية", "matthew-tueller"]]],
    ["The embassy's envoy, Mr Matthew Tueller, said the base would stay.", [["the base would stay", "matthew-tueller"]]],
    ["زار المتحدث باسم الحكومة ماثيو تولر المدينة.\nوقال المتحدث إن القرار نهائي.", [["القرار نهائي", "matthew-tueller"]]],
    [
      "أكد ماثيو تولر أن القرار نهائي.\nولفت الوزير إلى أن الموعد قريب.",
      [
        ["القرار نهائي", "matthew-tueller"],
        ["الموعد قريب", "matthew-tueller"],
      ],
    ],
  ],
  "nouns behind an object": [
    ["وعزا البنتاغون التأخير إلى سوء الأحوال الجوية.", [["سوء الأحوال الجوية", "pentagon"]]],
    ["وحذرت منظمات إغاثة من كارثة إنسانية وشيكة.", [["كارثة إنسانية وشيكة", "منظمات إغاثة"]]],
  ],
  "remarks behind the words": [
    ["وقال ضابطان إن القاعدة أخليت، وطلبا عدم نشر اسميهما.", [["القاعدة أخليت", "2x ضابطان (وطلبا عدم نشر اسميهما)"]]],
    ["وقال تولر إن القاعدة أخليت، ورفض التعليق على الأنباء الأخرى.", [["القاعدة أخليت", "matthew-tueller"]]],
    [
      "The base was empty, according to two officers, who spoke anonymously because they feared losing their posts.",
      [["The base was empty", "2x officers (spoke anonymously because they feared losing their posts)"]],
    ],
  ],
  "quotations behind a colon": [
    ["وكان رد تولر حاسماً: «لن نغادر قبل الربيع المقبل».", [["«لن نغادر قبل الربيع المقبل»", "matthew-tueller"]]],
    ["ورفع أنصار الكاظمي لافتة كتبوا عليها: «لن نغادر قبل الربيع المقبل».", []],
  ],
  "subjects behind a connective": [
    ["غير أن ضابطاً في الشرطة، طلب عدم ذكر اسمه، قال إن الجاني فر.", [["الجاني فر", "ضابطاً في الشرطة (طلب عدم ذكر اسمه)"]]],
    ["وذكرت والدة أحد المفرج عنهم أنها سمعت صوته.", [["أنها سمعت صوته", "والدة أحد المفرج عنهم"]]],
  ],
  "what nobody said": [
    ["وإذا أعلن البنتاغون أن القاعدة أخليت، فسيكون ذلك الأول.", []],
    ["إضافة إلى أن القاعدة أخليت، أغلق المطار.", []],
    ["رفض تولر التعليق على ما نشر عن خلافات داخل الوفد.", []],
  ],
}

describe.each(Object.entries(cases))("%s", (_, examples) => {
  it.each(examples)("%s", (body, expected) => expect(said(body)).toEqual(expected))
})

describe("inflection", () => {
  const forms = (...words: string[]): string[] => inflected(words.map((word) => [word])).map((phrase) => phrase.join(" "))

  it.each([
    ["اضاف", ["اضاف", "اضافت", "اضافوا", "اضافتا", "اضافا"]],
    ["نفي", ["نفي", "نفت", "نفوا", "نفتا", "نفيا"]],
    ["ينفي", ["ينفي", "تنفي", "ينفون", "ينفيان", "تنفيان"]],
    ["مضيفا", ["مضيفا", "مضيفه", "مضيفين", "مضيفات"]],
    ["نافيا", ["نافيا", "نافيه", "نافين", "نافيات"]],
    ["said", ["said"]],
  ])("of %s", (word, expected) => expect(forms(word)).toEqual(expected))

  it("tells a perfect from an imperfect by the other words, and a dual from a participle", () => {
    expect(forms("تابع")).toContain("تابعت")
    expect(forms("يقول", "تقول")).not.toContain("تقولت")
    expect(forms("اضافا")).toEqual(["اضافا"])
    expect(forms("مذكرا")).not.toContain("مذكره")
  })
})
