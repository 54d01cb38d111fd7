import { cut } from "../../text/cut.ts"
import { fold } from "../../text/fold.ts"
import type { Block } from "../paragraphs.ts"
import type { Around, MarkedBlock } from "../safe-text.ts"

// What stands in an article's markup and is no part of it: menus, captions, dates, share counts, "read also", letters to subscribe to, rules for
// comments. Each rule says by what it knows such a block; what goes is told, since most of it is a guess.

export interface Cleared {
  readonly blocks: readonly Block[]
  /** A line for the report that names what was left out, if anything was. */
  readonly notes: readonly string[]
}

/** Elements whose content is not the text, whatever it says. */
const ASIDE = new Set(["nav", "aside", "footer", "form", "figcaption", "dialog"])
/** Words of class and id that templates give to what stands beside a text. */
const HINTS =
  /(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|promo\w*|share\w*|sharing|social\w*|tags?|taglist|topics|related\w*|read-?more|readalso|recommend\w*|most-?read|popular|trending|newsletter\w*|subscri\w*|signup|breadcrumbs?|byline\w*|by|author\w*|meta|postmeta|date\w*|time\w*|timestamp|pubdate|caption\w*|credits?|copyright|comments?|commentlist|disqus_thread|respond|cookie\w*|consent|paywall|sidebar|widget\w*|toolbar|menu\w*|navigation|nav|navbar|footer|masthead|skip-?link|print|app-?(?:banner|download))(?:$|[\s_-])/i
const CLOSED = /[.!?؟…۔][\s"”»’')\]]*$/
const SENTENCE_WORDS = 12

interface Rule {
  readonly name: string
  fits(block: MarkedBlock, words: string): boolean
}

// Words are folded: without marks, alef and ya in one form.
const RULES: readonly Rule[] = [
  {
    name: "another article",
    fits: (block, words) =>
      isShort(block, 40) &&
      (block.linked > 0 || !CLOSED.test(block.text)) &&
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

/**
 * The blocks of an article without what is no part of its text, and without its headline where that stands above the text once more.
 * @param isDocument whether the markup is a whole page or document, which may have labels above the text, and not only a text.
 */
export function withoutFurniture(
  marked: readonly MarkedBlock[],
  { headline, isDocument, authors = [] }: { headline?: string | undefined; isDocument: boolean; authors?: readonly string[] },
): Cleared {
  const blocks = marked.flatMap((block) => withoutHeadline(block, headline))
  const whose = lettersByElement(blocks)
  const total = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const isBeside = (around: Around) =>
    ASIDE.has(around.name) || (around.hints !== "" && HINTS.test(around.hints) && (whose.get(around.index) ?? 0) < total * 0.4)
  const names = new Set(authors.map(fold))
  const firstSentence = blocks.findIndex((block) => readsAsSentence(block) && !block.around.some(isBeside))
  const goes = blocks.map((block, index) => {
    const folded = fold(block.text).replace(/\s+/g, " ").trim()
    if (block.around.some(isBeside) || RULES.some((rule) => rule.fits(block, folded))) return true
    // A line that names only who wrote it, or the label of a section, stands above the text.
    const isAbove = index < firstSentence
    if (isAbove && (names.has(folded) || /^(?:by|بقلم|كتب|كتبت|تقرير|اعداد|written by)[ :]/.test(folded)) && isShort(block, 10))
      return true
    return isAbove && isDocument && block.kind === "PARAGRAPH" && isShort(block, 6) && !CLOSED.test(block.text)
  })
  // What invites to something stands before the link that leads there.
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1]
    if (next && goes[index + 1] && next.linked > 0.9 && block.kind === "PARAGRAPH" && isInvitation(block)) goes[index] = true
  }
  // A heading that has nothing left below it headed what went.
  for (let index = blocks.length - 1; index >= 0; index--)
    if (
      blocks[index]?.kind === "HEADING" &&
      !goes[index] &&
      goes[index + 1] &&
      !blocks.slice(index + 1).some((_, behind) => !goes[index + 1 + behind])
    )
      goes[index] = true
  if (goes.every(Boolean)) return { blocks: blocks.map(plainBlock), notes: [] }
  const gone = blocks.filter((_, index) => goes[index])
  const kept = blocks.filter((_, index) => !goes[index]).map(withoutLink)
  return { blocks: kept.map(plainBlock), notes: gone.length === 0 ? [] : [said(gone)] }
}

/** A line for the report that names blocks which were left out. */
export function said(gone: readonly Block[]): string {
  const most = 6
  const some = gone.slice(0, most).map(({ text }) => `«${cut(text, 40)}»`)
  const more = gone.length > most ? `, and ${gone.length - most} more` : ""
  return `left out, as no part of the text: ${some.join(", ")}${more}`
}

/** Whether a block reads as running text: it ends as a sentence does, or is as long as one. */
export function readsAsSentence(block: MarkedBlock): boolean {
  return block.kind === "PARAGRAPH" && ((CLOSED.test(block.text) && words(block) > 3) || words(block) >= SENTENCE_WORDS)
}

/** Whether a line is a headline once more, whatever its marks and signs. */
export function isSameLine(one: string, other: string): boolean {
  return bare(one) === bare(other)
}

function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, "")
}

function withoutHeadline(block: MarkedBlock, headline: string | undefined): MarkedBlock[] {
  if (headline === undefined) return [block]
  if (isSameLine(block.text, headline)) return []
  const [first = "", ...rest] = block.lines
  if (rest.length === 0 || !isSameLine(first, headline)) return [block]
  return [{ ...block, lines: rest, text: rest.join(" ") }]
}

function lettersByElement(blocks: readonly MarkedBlock[]): Map<number, number> {
  const letters = new Map<number, number>()
  for (const { around, text } of blocks)
    for (const { index } of around) letters.set(index, (letters.get(index) ?? 0) + text.length)
  return letters
}

const DATE_WORDS = new Set(
  "am pm gmt utc at on ago published updated last update posted by jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday hour hours hr hrs minute minutes min mins day days week weeks month months second seconds a an just now today yesterday st nd rd th est edt pst bst cet read".split(
    " ",
  ),
)
const ARABIC_DATE_WORDS =
  /^(?:و?(?:ال)?(?:احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)|يناير|كانون|الثاني|الاول|فبراير|شباط|مارس|اذار|ابريل|نيسان|مايو|ايار|يونيو|حزيران|يوليو|تموز|اغسطس|اب|سبتمبر|ايلول|اكتوبر|تشرين|نوفمبر|ديسمبر|منذ|قبل|ساعه|ساعات|ساعتين|دقيقه|دقائق|دقيقتين|يوم|ايام|يومين|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|اخر|تحديث|تاريخ|النشر|نشر|نشرت|في|الساعه|بتوقيت|غرينتش|مكه|ص|م|صباحا|مساء|اليوم|امس|الان|محرم|صفر|ربيع|جمادي|رجب|شعبان|رمضان|شوال|ذو|القعده|الحجه|ه|هـ)$/

/** Whether nothing but a date stands there, with at least one number or day. */
function isDate(folded: string): boolean {
  const parts = folded.match(/\p{L}+|\p{N}+/gu) ?? []
  const isWord = (part: string) => DATE_WORDS.has(part) || ARABIC_DATE_WORDS.test(part)
  return (
    parts.length > 1 &&
    parts.every((part) => /^\p{N}+$/u.test(part) || isWord(part)) &&
    parts.some((part) => /\p{N}/u.test(part) || isWord(part))
  )
}

function isInvitation(block: MarkedBlock): boolean {
  return !CLOSED.test(block.text) && isShort(block, 20) && /\b(?:you|your|us|our)\b|(?:كم|نا)(?:\s|$)/iu.test(block.text)
}

function isInTable({ around }: MarkedBlock): boolean {
  return around.some(({ name }) => name === "table" || name === "li")
}

/** A last link that only leads on. */
function withoutLink(block: MarkedBlock): MarkedBlock {
  const { lastLink, text } = block
  if (lastLink === undefined || !text.endsWith(lastLink) || text.length === lastLink.length) return block
  const leads = /^(?:(?:read|see|continue|learn|full)\b.{0,30}|more|→|»|(?:اقرأ|إقرأ|اقرا|تابع|للمزيد|المزيد).{0,30})$/i.test(
    lastLink,
  )
  return leads ? { ...block, text: text.slice(0, -lastLink.length).trimEnd() } : block
}

function plainBlock({ kind, text }: MarkedBlock): Block {
  return { kind, text }
}

function isShort(block: Block, most: number): boolean {
  return words(block) <= most
}

function words({ text }: Block): number {
  return text.split(/\s+/).length
}
