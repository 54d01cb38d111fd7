import { describe, expect, it } from "vitest"
import { said } from "./said.ts"

// Who is meant by another word than the one they were introduced with: body, then [content, chain] of each statement.
const cases: Record<string, [string, [string, string][]][]> = {
  "a demonstrative": [
    [
      "قال ثلاثة موظفين إن الفواتير ضخمت.\nوقال ماثيو تولر إن الملف أغلق.\nوأكد هؤلاء أن الحفارات استؤجرت.",
      [
        ["الفواتير ضخمت", "3x موظفين"],
        ["الملف أغلق", "matthew-tueller"],
        ["الحفارات استؤجرت", "3x موظفين"],
      ],
    ],
    [
      "قالت مصادر طبية إن المصابين نقلوا.\nوأشارت هذه المصادر إلى أن بعضهم في حالة خطرة.",
      [
        ["المصابين نقلوا", "مصادر طبية"],
        ["بعضهم في حالة خطرة", "مصادر طبية"],
      ],
    ],
    [
      "قال مسؤول أمني إن الجاني فر.\nوأوضح المصدر ذاته أن البحث مستمر.",
      [
        ["الجاني فر", "مسؤول أمني"],
        ["البحث مستمر", "مسؤول أمني"],
      ],
    ],
  ],
  "number and gender of a verb alone": [
    [
      "قال ثلاثة موظفين إن الفواتير ضخمت.\nوقال ماثيو تولر إن الملف أغلق.\nوأضافوا أن أحداً لم يسأل.",
      [
        ["الفواتير ضخمت", "3x موظفين"],
        ["الملف أغلق", "matthew-tueller"],
        ["أحداً لم يسأل", "3x موظفين"],
      ],
    ],
    [
      "قالت معلمة متقاعدة إن المدرسة قديمة.\nوقال سائق عجوز إن الطريق مغلق.\nوأضافت أن السقف انهار.",
      [
        ["المدرسة قديمة", "معلمة متقاعدة"],
        ["الطريق مغلق", "سائق عجوز"],
        ["السقف انهار", "معلمة متقاعدة"],
      ],
    ],
  ],
  "an apposition": [
    [
      "قال الشاهد الأول، وهو مهندس متقاعد، إن الجسر كان متصدعاً.\nوقالت الشاهدة الثانية إن الطريق كان مغلقاً.\n" +
        "وذكر المهندس أن الصيانة تأخرت.\nوأضافت الشاهدة أن أحداً لم يحضر.",
      [
        ["الجسر كان متصدعاً", "الشاهد الأول"],
        ["الطريق كان مغلقاً", "الشاهدة الثانية"],
        ["الصيانة تأخرت", "الشاهد الأول"],
        ["أحداً لم يحضر", "الشاهدة الثانية"],
      ],
    ],
  ],
  "a noun for anybody": [
    [
      "قال أحد سكان الحي إن البيوت اهتزت.\nوأكدت وزارة الداخلية أن التحقيق بدأ.\nوتابع الرجل أن أحداً لم يحضر.",
      [
        ["البيوت اهتزت", "أحد سكان الحي"],
        ["التحقيق بدأ", "وزارة الداخلية"],
        ["أحداً لم يحضر", "أحد سكان الحي"],
      ],
    ],
    [
      "قال وزير النقل إن الجسر آمن.\nوأوضح المختار أن الجسر انهار.",
      [
        ["الجسر آمن", "وزير النقل"],
        ["الجسر انهار", "المختار"],
      ],
    ],
  ],
  "English descriptions": [
    [
      '"My son went in with a cold," said Peter Ash, 41. The father said he had waited for hours. Ash added that nobody called.',
      [
        ["«My son went in with a cold»", "Peter Ash"],
        ["he had waited for hours", "Peter Ash"],
        ["nobody called", "Peter Ash"],
      ],
    ],
    [
      'One trader, who has a stall by the gate, was less sure. "Nobody buys anything here," the man said.',
      [["«Nobody buys anything here»", "trader"]],
    ],
    [
      'The comet was found by Matthew Tueller. "I cleaned it twice," he recalled.',
      [["«I cleaned it twice»", "matthew-tueller"]],
    ],
    ["Tueller spoke in Baghdad. It had been a smudge, he admitted.", [["It had been a smudge", "matthew-tueller"]]],
  ],
}

describe.each(Object.entries(cases))("%s", (_, examples) => {
  it.each(examples)("%s", (body, expected) => expect(said(body)).toEqual(expected))
})
