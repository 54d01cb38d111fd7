import { dictionaries } from "../../text/dictionaries.ts"
import { fold } from "../../text/fold.ts"

// Feeds write anything where an author's name belongs: an agency, a desk, a login, a place. Only what looks like the name of a
// person is taken for one.

const LEAD =
  /^\s*(?:by|written by|reported by|words by|story by|author|بقلم|كتب|كتبت|كتبه|كتبته|إعداد|تقرير|متابعة|تحرير|حوار)\s*[:：\-–]?\s+/iu
/**
 * What separates the names in a byline, in a line whose white space is single. In Arabic, "and" is the letter و joined to the
 * next word; `splitAtWaw` decides whether a و is that.
 */
const BETWEEN = / ?(?:[,،;؛&/|+•·]|(?<= )[–—-]{1,2}(?= )|(?<= )(?:and|with|und|et|و|مع)(?= )) ?/iu
/** Words that occur in the names of desks, agencies and logins, and never in a person's name. */
const NO_PERSON =
  /\b(?:agenc(?:y|ies|e)|press|presse|news\w*|desk|staff|team|bureau|editors?|editorial|newsroom|admin\w*|webmaster|reuters|bloomberg|afp|ap|upi|dpa|bbc|cnn|tv|radio|online|digital|correspondents?|reporters?|readers?|contributors?|writers?|service|services|wires?|media|group|network|channel|daily|weekly|gazette|herald|tribune|magazine|journal|broadcasting|corporation|company|inc|ltd|llc|university|institute|ministry|department|council|government|committee|association|foundation|office|police|editor|redaction|rédaction|user|guest author|anonymous|unknown|wordpress|blog\w*|support|info|partners?|sponsored|advertorial)\b|(?:^|[\s\p{P}])(?:و?(?:ال)?(?:وكال[ةه]|وكالات|برس|نيوز|أنباء|انباء|أخبار|اخبار|تحرير|فريق|قسم|هيئ[ةه]|مكتب|مراسل(?:ون|ين|و|ي|نا|ونا)?|مندوب(?:ون|نا)?|محرر(?:ون|ين|و|ي)?|صحيف[ةه]|جريد[ةه]|مجل[ةه]|قنا[ةه]|موقع|شبك[ةه]|إذاع[ةه]|اذاع[ةه]|تلفزيون|راديو|قراء|متابعات|خاص|رويترز|أناضول|شينخوا|سبوتنيك|أسوشيتد|اسوشيتد|أسوشييتد|يونايتد|بلومبرغ|بلومبيرغ|سي إن إن|بي بي سي|سكاي|وزار[ةه]|جامع[ةه]|بلدي[ةه]|مجلس|شرك[ةه]|مؤسس[ةه]|جمعي[ةه]|إدار[ةه]|خدم[ةه]|مشرف|زوار|مدون[ةه]))(?:$|[\s\p{P}])/iu
const OFFICE =
  /^(?:the |a |an |former |acting |deputy |vice |prime |foreign |interior )*(?:mayor|minister|president|governor|chair(?:man|woman|person)?|director|secretary|spokes(?:man|woman|person)|senator|judge|head|chief|officer|ambassador|king|queen|prince|princess|commander|general|colonel|captain|professor|doctor|manager|leader|member|councill?or|editor|reporter|writer|correspondent|journalist|columnist|photographer|producer|analyst|lecturer|researcher|founder|owner|coach|ceo|cfo|mp|dr|phd)\b|^(?:ال)?(?:رئيس|وزير|مدير|عمد[ةه]|محافظ|نائب|أمين|سفير|قائد|متحدث|ناطق|ممثل|عضو|مستشار|مراسل|محرر|كاتب|صحفي|صحافي|مصور|باحث|أستاذ|خبير|مسؤول)[ةه]?(?:\s|$)/iu
const HONORIFIC =
  /^(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|mayor|president|senator|judge|captain|gen|general)\.? |(?:ال)?(?:دكتور|سيد|أستاذ|مهندس|شيخ|حاج|آنس)[ةه]? |(?:أ|د|م)\.\s?(?:د\.\s?)?)+/iu
/** Where a byline goes on with a place ("By A in B"). It must follow a name of at least two words. */
const PLACE = / (?:in|at|from|near|reporting from) (?=\p{Lu})| (?:من|في|بـ|مراسل) | ?\(/gu
const PARTICLES = new Set(
  "de da do dos das del della di du la le van von der den ten ter zu af al el ul ud bin ibn bint ben abu abd y e i und of".split(
    " ",
  ),
)

/** Whether a text has the form of a person's name: two to five words of letters, none of them in NO_PERSON. */
export function looksPersonal(name: string): boolean {
  const words = name.trim().split(/\s+/)
  if (words.length < 2 || words.length > 5 || !mayBePersonal(name)) return false
  return words.every(
    (word) =>
      /^[\p{L}\p{M}][\p{L}\p{M}.'’-]*$/u.test(word) && (!/^\p{Ll}/u.test(word) || PARTICLES.has(word.split(/[-'’]/)[0] ?? "")),
  )
}

/**
 * Whether a name may be a person's where the format says that it is one: all but abbreviations of agencies and names with a
 * word of NO_PERSON.
 */
export function mayBePersonal(name: string): boolean {
  const words = name
    .trim()
    .split(/[\s.]+/)
    .filter((word) => word !== "")
  const isLetters = words.length > 1 && words.every((word) => word.length === 1)
  const isLogin = /[@\d_]|\p{Ll}\p{Lu}\p{Ll}+$/u.test(name) && words.length === 1
  return name.length <= 80 && !NO_PERSON.test(name) && !isLetters && !isLogin && /\p{L}{2}/u.test(name)
}

/** The names in a byline, without titles and places: "By A in B and C", "بقلم أ وب", "Mayor of C, A". */
export function namesInByline(line: string): string[] {
  const bare = withoutMail(line).replace(LEAD, "").replace(/\s+/g, " ").trim()
  const parts = bare.split(BETWEEN).flatMap(splitAtWaw)
  const [last = "", first = ""] = parts
  // "Haddad, Salma" is one name, with the family name first.
  if (
    parts.length === 2 &&
    /^[^,،]+[,،] ?[^,،]+$/.test(bare) &&
    [last, first].every((part) => /^\p{Lu}[\p{L}'’-]+$/u.test(part))
  )
    return [`${first} ${last}`]
  const people = parts.length === 1 ? parts : parts.filter((part) => !OFFICE.test(part.trim()))
  const names = people.map((part) => inTitleCase(withoutPlace(part.trim().replace(HONORIFIC, ""))))
  return [...new Set(names)].filter((name) => name !== "")
}

function withoutPlace(name: string): string {
  const place = [...name.matchAll(PLACE)].find(({ index }) => name.slice(0, index).includes(" "))
  return name.slice(0, place?.index).replace(/[.:]$/, "").trim()
}

/** Takes the name out of the form that RSS demands: "jane@x.example (Jane Doe)" gives "Jane Doe". */
function withoutMail(line: string): string {
  if (!line.includes("@")) return line
  const named = /\(([^()]+)\)$/.exec(line.trim())?.[1]
  const words = line.split(/\s+/).filter((word) => !word.includes("@"))
  return named ?? words.join(" ")
}

/**
 * Splits "هند الرامي وزيد القاسمي" into two names: both parts have two words, and the و is not the first letter of a given
 * name.
 */
function splitAtWaw(part: string): string[] {
  const words = part.split(" ")
  const at = words.findIndex(
    (word, index) => index >= 2 && index <= words.length - 2 && /^و\p{Script=Arabic}{2,}$/u.test(word) && !isGivenName(word),
  )
  if (at === -1) return [part]
  return [words.slice(0, at).join(" "), ...splitAtWaw([(words[at] as string).slice(1), ...words.slice(at + 1)].join(" "))]
}

const WITH_WAW =
  "وليد وائل وسام وسيم وجدي وحيد وفاء وداد وردة ورد وهيب وديع وصفي وجيه وعد وضاح وهبة وهب ولاء وفيق وقاص وسن وئام وجدان".split(
    " ",
  )

function isGivenName(word: string): boolean {
  return WITH_WAW.includes(word) || dictionaries().names.given.some(([first]) => first === fold(word))
}

/** Some systems print bylines in capitals: MONA FARROW becomes Mona Farrow. */
function inTitleCase(name: string): string {
  const words = name.split(" ")
  if (!words.every((word) => /^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(word)) || words.length < 2) return name
  return name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())
}

/** One key for all spellings of a name: "أ.ف.ب" gives that of "أ ف ب", "A.P." that of "AP". */
export function compactName(name: string): string {
  return fold(name)
    .replace(/^the /, "")
    .replace(/[^\p{L}\p{N}]+/gu, "")
}

/** Whether a name is one that publishing software fills in where nobody wrote any. */
export function isSoftware(name: string): boolean {
  return /^(?:blogger|wordpress(?:\.com)?|joomla!?|drupal|medium|ghost|wix(?:\.com)?|squarespace|tumblr|substack|my (?:blog|site|website)|untitled(?: site)?|home|website|default|مدونتي|الرئيسية)$/i.test(
    name.trim(),
  )
}
