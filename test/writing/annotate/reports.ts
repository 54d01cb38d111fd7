import { smallBundle } from "../../support/bundles.ts"

// Reports of one invented event, which share passages and disagree on a number, and others that have nothing to do with it.

const SHARED =
  "وقال مدير الميناء فادي المرساوي إن الرافعة الجديدة ستبدأ العمل مع مطلع الأسبوع وإن البواخر المنتظرة ستفرغ حمولتها بالتتابع حسب موعد وصولها إلى المرسى الشمالي"

const person = (slug: string, ar: string, en: string) => ({
  slug,
  names: [
    { value: ar, language: "ar", kind: "CANONICAL" },
    { value: en, language: "en", kind: "CANONICAL" },
  ],
})

const article = (slug: string, day: string, body: string, rest: object = {}) => ({
  slug,
  headline: `خبر ${slug}`,
  language: "ar",
  body,
  publishedAt: `2022-03-${day}T09:00:00Z`,
  publisher: "paper",
  people: [{ person: "fadi-marsawi", role: "QUOTED" }],
  topics: ["city"],
  ...rest,
})

export const CRANE = article(
  "crane",
  "02",
  `وصلت إلى المرفأ رافعة جديدة صباح أمس على متن باخرة شحن، وكان في استقبالها 12 عاملاً.\n\n${SHARED}.`,
)
export const CRANE_AGAIN = article(
  "crane-again",
  "03",
  `استقبل 15 عاملاً رافعة المرفأ التي طال انتظارها.\n\n${SHARED}.\n\nوأضاف أن التدريب عليها استغرق شهراً.`,
  { publisher: "agency" },
)
export const CRANE_LATER = article(
  "crane-later",
  "04",
  `بدأت رافعة المرفأ أمس عملها الأول.\n\n${SHARED}.\n\nوتفرّج عشرات الصيادين من الرصيف المقابل على أول حاوية ترتفع.`,
)
export const GARDEN = article("garden", "02", "زرع تلاميذ المدرسة عشرين شجيرة ورد حول الملعب، ثم سقوها من ماء المطر.", {
  people: [],
  topics: ["sport"],
})

/** The articles with what they refer to. */
export function reports(...articles: ReturnType<typeof article>[]) {
  const { sources, topics, people } = smallBundle()
  return { sources, topics, people: [...people, person("fadi-marsawi", "فادي المرساوي", "Fadi Marsawi")], articles }
}
