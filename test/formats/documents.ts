import type { ArticleDocument } from "../../src/formats/article-document.ts"

const agency = {
  slug: "agency",
  nameAr: "وكالة النهر",
  nameEn: "River Agency",
  kind: "NEWS_AGENCY" as const,
  homepage: "https://agency.example/",
}
const ministry = { slug: "ministry", nameAr: "الوزارة", nameEn: "The Ministry", kind: "GOVERNMENT" as const, homepage: null }
const person = (slug: string, nameAr: string, nameEn: string, wikidata: string | null = null) => ({
  slug,
  nameAr,
  nameEn,
  wikidata,
})

/** An article that has everything, and words that every format must take care with. */
export const FULL: ArticleDocument = {
  slug: "جسر-على-النهر",
  headline: 'افتتاح "الجسر" <b>الجديد</b> & ما بعده',
  headlineDerived: false,
  summary: "سطر واحد: الجسر مفتوح & آمن.",
  body: "# ليس عنوانا في ماركداون.\n\n1. قال المدير «الجسر مفتوح».\n\n<script>alert(1)</script> ومعه *نجوم* و_خطوط_ و[رابط](x).\n\nوقالت موظفة إن الكلفة مليون.",
  headings: null,
  language: "ar",
  publishedAt: "2024-05-01T08:00:00.000Z",
  updatedAt: "2024-05-01T10:30:00.000Z",
  url: "https://paper.example/أخبار/جسر?a=1&b=2",
  publisher: agency,
  people: [
    { person: person("salim", "سالم الجبوري", "Salim al-Jubouri", "Q7"), role: "AUTHOR" },
    { person: person("huda", "هدى", "Huda"), role: "QUOTED" },
    { person: person("karim", "كريم", "Karim"), role: "SUBJECT" },
    { person: person("nour", "نور", "Nour"), role: "MENTIONED" },
  ],
  topics: [
    { slug: "politics", nameAr: "سياسة", nameEn: "Politics", mediaTopic: "medtop:11000000" },
    { slug: "bridges", nameAr: "جسور", nameEn: "Bridges", mediaTopic: null },
  ],
  citedSources: [agency],
  mentionedSources: [ministry],
  externalIds: [
    { scheme: "cms-id", value: "9" },
    { scheme: "guid", value: "https://paper.example/?p=9" },
  ],
  statements: [
    {
      text: "الجسر مفتوح",
      direct: true,
      chain: [{ person: { slug: "huda", nameAr: "هدى", nameEn: "Huda" } }, { source: agency }],
    },
    { text: "الكلفة مليون", direct: false, chain: [{ description: "موظفة", anonymity: "طلبت عدم ذكر اسمها" }] },
  ],
}

/** One that has nothing but words. */
export const BARE: ArticleDocument = {
  slug: "bare",
  headline: "A plain line",
  headlineDerived: true,
  summary: null,
  body: "A plain line. And another.",
  headings: null,
  language: "en",
  publishedAt: null,
  updatedAt: null,
  url: null,
  publisher: null,
  people: [],
  topics: [],
  citedSources: [],
  mentionedSources: [],
  externalIds: [],
  statements: [],
}
