import type { Block } from "../paragraphs.ts"
import type { MarkedBlock } from "./marked-blocks.ts"

// The words and marks by which short blocks are recognised that are no part of an article's text.

/** The end of a sentence. */
export const CLOSED = /[.!?؟…۔][\s"”»’')\]]*$/

export interface Rule {
  readonly name: string
  fits(block: MarkedBlock, words: string): boolean
}

// Text is folded before it is matched: no marks, one form of alef and ya.
/** Words with which a site speaks to its readers. */
const TO_READERS = /\b(?:your?|our|us)\b|(?:نا|كم|ك)(?:[\s،.]|$)/u

/** In the order in which they are tried. */
export const RULES: readonly Rule[] = [
  {
    name: "another article",
    fits: (block, words) =>
      isShort(block, 40) &&
      (block.linked > 0.5 || !CLOSED.test(block.text)) &&
      (/^(?:(?:و)?(?:اقرا|طالع|شاهد|تابع)(?:وا)?(?: ايضا| المزيد| كذلك)|للمزيد|لقراءه المزيد|اقرا عن|المزيد (?:عن|من)|مواضيع (?:ذات صله|متعلقه)|اخبار (?:ذات صله|متعلقه)|مقالات ذات صله|ذات صله|قد يهمك|قد يعجبك)/.test(
        words,
      ) ||
        /^(?:(?:please )?(?:read|see|watch|listen)(?: also| more| next| now)|also read|related(?: articles?| stories| links)?(?: ?:|$)|more (?:on|from|about) |you may (?:also )?like|recommended|most read|continue reading|keep reading|lire aussi|a lire)/.test(
          words,
        )),
  },
  {
    name: "sharing",
    fits: (block, words) =>
      isShort(block, 14) &&
      (/^(?:مشارك(?:ه|ات)|شارك(?:ها|ه)?(?: (?:هذا|المقال|الخبر|علي|عبر)|$)|انشر)/.test(words) ||
        /^(?:share|tweet|whatsapp|facebook|telegram|copy link|email this|print this)(?: (?:this|on|via|article|story)|[\s\d,|]|$)/.test(
          words,
        )) &&
      !CLOSED.test(block.text),
  },
  {
    name: "advertisement",
    fits: (_, words) => /^(?:اعلان(?:ات)?|مساحه اعلانيه|advertise?ment|sponsored(?: content)?|promoted|ad)$/.test(words),
  },
  {
    name: "a date",
    fits: (block, words) => isShort(block, 14) && !CLOSED.test(block.text) && isDate(words),
  },
  {
    name: "an invitation",
    fits: (block, words) =>
      isShort(block, 45) &&
      (!CLOSED.test(block.text) || block.linked > 0.3 || TO_READERS.test(words)) &&
      (/^(?:حمل(?:وا)?|نزل(?:وا)?) (?:تطبيق|التطبيق)|^(?:تابعونا|تابعنا|تابعوا|اشترك(?:وا)?|سجل(?:وا)?|انضم(?:وا)?)(?: |$)|نشرتنا (?:البريديه|الاخباريه)|^(?:النشره البريديه|لتصلك|لمتابعه (?:اخر|المزيد))/.test(
        words,
      ) ||
        /^(?:download|get|install) (?:our|the) (?:[\w' ]{1,20} )?app\b|^(?:follow|find|join|like) us\b|^(?:subscribe|sign up|register|log in|sign in)\b|\b(?:our|free|daily|weekly|morning|evening) newsletters?\b/.test(
          words,
        )),
  },
  {
    name: "rules for comments",
    fits: (block, words) =>
      isShort(block, 60) &&
      (/\byour comments?\b|\bcomments? (?:policy|rules|section|are (?:closed|moderated))|^(?:leave a (?:comment|reply)|join the (?:conversation|discussion)|be the first to comment|post a comment)/.test(
        words,
      ) ||
        /^(?:اترك (?:تعليقا?|ردا?)|اضف تعليق|شاركنا (?:رايك|برايك)|نرحب بتعليقاتكم|التعليقات(?: |$)|شروط (?:التعليق|النشر))/.test(
          words,
        )),
  },
  {
    name: "tags",
    fits: (block, words) =>
      isShort(block, 30) &&
      !CLOSED.test(block.text) &&
      /^(?:(?:ال)?وسوم|(?:ال)?كلمات (?:ال)?(?:مفتاحيه|دلاليه)|(?:ال)?تصنيفات?|tags|tagged|topics|keywords|filed under|categories) ?:/.test(
        words,
      ),
  },
  {
    name: "tools",
    fits: (block, words) =>
      isShort(block, 6) &&
      !CLOSED.test(block.text) &&
      /^(?:طباعه|ارسال|حفظ|نسخ الرابط|print|e-?mail|save|bookmark|listen)(?: ?[|/•]| (?:this|article|story)|$)/.test(words),
  },
  {
    name: "a writer's page",
    fits: (block, words) =>
      isShort(block, 40) &&
      (/\bfollow (?:her|him|them) on\b/.test(words) || (block.text.includes("@") && TO_READERS.test(words))),
  },
  {
    name: "a notice of rights",
    fits: (block, words) =>
      isShort(block, 30) &&
      (/^(?:©|\(c\) ?\d|copyright\b)/i.test(block.text) ||
        /(?:^| )جميع الحقوق محفوظه|^حقوق النشر|\ball rights reserved\b/.test(words)),
  },
  {
    name: "a feed's footer",
    fits: (block) =>
      /^(?:The post .* (?:appeared first|first appeared) on .*|ظهرت المقالة .* أول[اًا]+ على .*|L[’']article .* est apparu en premier sur .*|Source: \S+|Continue reading .*|\[?(?:…|\.\.\.)\]?)$/s.test(
        block.text,
      ),
  },
  { name: "links", fits: (block) => block.linked > 0.9 && (block.links > 1 || words(block) <= 8) && !CLOSED.test(block.text) },
  {
    name: "signs",
    fits: (block) =>
      !/\p{L}/u.test(block.text) && block.kind === "PARAGRAPH" && !isInTable(block) && /^[\d\s.,:|/+-]*$/.test(block.text),
  },
]

const DATE_WORDS = new Set(
  "am pm gmt utc at on ago published updated last update posted by jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday hour hours hr hrs minute minutes min mins day days week weeks month months second seconds a an just now today yesterday st nd rd th est edt pst bst cet read".split(
    " ",
  ),
)
const ARABIC_DATE_WORDS =
  /^(?:و?(?:ال)?(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)|يناير|كانون|الثاني|الاول|فبراير|شباط|مارس|اذار|ابريل|نيسان|مايو|ايار|يونيو|حزيران|يوليو|تموز|اغسطس|اب|سبتمبر|ايلول|اكتوبر|تشرين|نوفمبر|ديسمبر|منذ|قبل|ساعه|ساعات|ساعتين|دقيقه|دقائق|دقيقتين|يوم|ايام|يومين|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|اخر|تحديث|تاريخ|النشر|نشر|نشرت|في|الساعه|بتوقيت|غرينتش|مكه|ص|م|صباحا|مساء|اليوم|امس|الان|محرم|صفر|ربيع|جمادي|رجب|شعبان|رمضان|شوال|ذو|القعده|الحجه|ه|هـ)$/

/** Whether a line is only a date, with at least one number or name of a day. */
function isDate(folded: string): boolean {
  const parts = folded.match(/\p{L}+|\p{N}+/gu) ?? []
  const isWord = (part: string) => DATE_WORDS.has(part) || ARABIC_DATE_WORDS.test(part)
  return (
    parts.length > 1 &&
    parts.every((part) => /^\p{N}+$/u.test(part) || isWord(part)) &&
    parts.some((part) => /\p{N}/u.test(part) || isWord(part))
  )
}

function isInTable({ around }: MarkedBlock): boolean {
  return around.some(({ name }) => name === "table" || name === "li")
}

export function isShort(block: Block, most: number): boolean {
  return words(block) <= most
}

export function words({ text }: Block): number {
  return text.split(/\s+/).length
}
