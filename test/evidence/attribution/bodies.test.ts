import { describe, expect, it } from "vitest"
import { said } from "./said.ts"

// Organisations that no dictionary has, and where a subject ends: body, then [content, chain] of each statement.
const cases: Record<string, [string, [string, string][]][]> = {
  "a body that speaks": [
    ["وأفادت محكمة الجنايات بأن الجلسة تأجلت.", [["الجلسة تأجلت", "محكمة الجنايات"]]],
    ["وحذر اتحاد المستوردين، الذي يضم 300 شركة، من أن المخازن ستفرغ.", [["المخازن ستفرغ", "اتحاد المستوردين"]]],
    ["وكانت شركة خطوط الشمال، المشغلة للأنبوب، قد أعلنت أنها ستعوض المتضررين.", [["أنها ستعوض المتضررين", "شركة خطوط الشمال"]]],
  ],
  "a body by its first noun": [
    [
      "أعلنت نقابة عمال الموانئ أن الإضراب سيبدأ غداً.\nورفضت هيئة الموانئ العرض.\nوقالت النقابة إن المحادثات فشلت.\n" +
        "وأكدت الهيئة أن الموانئ مفتوحة.",
      [
        ["الإضراب سيبدأ غداً", "نقابة عمال الموانئ"],
        ["المحادثات فشلت", "نقابة عمال الموانئ"],
        ["الموانئ مفتوحة", "هيئة الموانئ"],
      ],
    ],
    [
      "The port union said that talks had failed. The company denied it. The union said the strike would go on.",
      [
        ["talks had failed", "The port union"],
        ["the strike would go on", "The port union"],
      ],
    ],
  ],
  "a body that was named before it spoke": [
    [
      "A teacher said the roof had fallen. The education ministry denied it. The ministry said that repairs were done.",
      [
        ["the roof had fallen", "teacher"],
        ["repairs were done", "The education ministry"],
      ],
    ],
  ],
  "a body that acts and then speaks": [
    ["قرر اتحاد الكرة تأجيل الدوري، وأوضح في بيان أن الملاعب غير جاهزة.", [["الملاعب غير جاهزة", "اتحاد الكرة"]]],
    [
      "قال ماثيو تولر إن الملف أغلق.\nمن ناحيتها، قررت هيئة الموانئ فتح تحقيق، وتوعدت في بيان بأن العقوبات قريبة.",
      [
        ["الملف أغلق", "matthew-tueller"],
        ["العقوبات قريبة", "هيئة الموانئ"],
      ],
    ],
  ],
  "where a subject ends": [
    [
      "وتقول الطبيبة إن اللقاح آمن.\nوتنصح الطبيبة الأمهات بعدم الانتظار، وتقول: «اللقاح الذي يؤجل ينسى».",
      [
        ["اللقاح آمن", "الطبيبة"],
        ["«اللقاح الذي يؤجل ينسى»", "الطبيبة"],
      ],
    ],
    ["لكن متحدثاً باسم الشركة وصف الوثيقة بأنها «مزورة جملة وتفصيلاً».", [["بأنها «مزورة جملة وتفصيلاً»", "متحدثاً باسم الشركة"]]],
    [
      "وتخلص دراسة حديثة نشرت نتائجها وكالة أسوشيتد برس إلى أن المعلومات المضللة هي السبب.",
      [["المعلومات المضللة هي السبب", "دراسة حديثة < associated-press"]],
    ],
    [
      "نفى المتهم الأول التهم الموجهة إليه، وخاطب القاضي قائلاً: «كنت موظفاً صغيراً ينفذ الأوامر».",
      [["«كنت موظفاً صغيراً ينفذ الأوامر»", "المتهم"]],
    ],
    [
      "وذكرت وكالة أسوشيتد برس أن المهاجم سيغيب، وهو ما أكده للوكالة طبيب الفريق، مشيراً إلى أن اللاعب سيخضع لجراحة.",
      [
        ["المهاجم سيغيب", "associated-press"],
        ["اللاعب سيخضع لجراحة", "طبيب الفريق"],
      ],
    ],
  ],
  "documents and split quotations": [
    [
      "According to a leaked letter, officials had warned that the base would close.",
      [["officials had warned that the base would close", "leaked letter"]],
    ],
    [
      "«نحن مستعدون للحوار»، قال ماثيو تولر، «لكن الوقت يضيق أمام الجميع».",
      [["«نحن مستعدون للحوار»، قال ماثيو تولر، «لكن الوقت يضيق أمام الجميع»", "matthew-tueller"]],
    ],
  ],
}

describe.each(Object.entries(cases))("%s", (_, examples) => {
  it.each(examples)("%s", (body, expected) => expect(said(body)).toEqual(expected))
})
