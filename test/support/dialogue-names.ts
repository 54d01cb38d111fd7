import type { DictionaryName } from "../../src/evidence/names/dictionary.ts"

type Kind = DictionaryName["entity"]["kind"]

// The names of the people, organisations and topics in the story of the strategic dialogue: canonical first, then aliases.
const ENTITIES: readonly (readonly [Kind, string, readonly string[]])[] = [
  ["person", "joe-biden", ["جو بايدن", "بايدن", "Joe Biden", "Biden"]],
  ["person", "donald-trump", ["دونالد ترمب", "دونالد ترامب", "ترمب", "ترامب", "Donald Trump", "Trump"]],
  ["person", "qasem-soleimani", ["قاسم سليماني", "سليماني", "Qasem Soleimani", "Soleimani"]],
  ["person", "abu-mahdi-al-muhandis", ["أبو مهدي المهندس", "المهندس", "Abu Mahdi al-Muhandis", "al-Muhandis"]],
  ["person", "matthew-tueller", ["ماثيو تولر", "تولر", "Matthew Tueller", "Tueller"]],
  ["person", "mustafa-al-kadhimi", ["مصطفى الكاظمي", "الكاظمي", "Mustafa al-Kadhimi", "al-Kadhimi"]],
  ["person", "abu-ali-al-askari", ["أبو علي العسكري", "العسكري", "Abu Ali al-Askari"]],
  ["source", "washington-post", ["واشنطن بوست", "The Washington Post", "Washington Post"]],
  ["source", "associated-press", ["أسوشيتد برس", "The Associated Press", "Associated Press"]],
  [
    "source",
    "us-state-department",
    ["الخارجية الأميركية", "وزارة الخارجية الأميركية", "US State Department", "State Department"],
  ],
  ["source", "pentagon", ["البنتاغون", "The Pentagon", "Pentagon"]],
  ["source", "iraqi-government", ["الحكومة العراقية", "Iraqi government"]],
  ["source", "kataib-hezbollah", ["كتائب حزب الله", "Kata'ib Hezbollah"]],
  ["source", "rab-allah", ["ربع الله", "Rab'Allah"]],
  ["source", "popular-mobilization-forces", ["الحشد الشعبي", "Popular Mobilization Forces"]],
  ["source", "isis", ["داعش", "تنظيم داعش", "ISIS"]],
  ["source", "international-coalition", ["قوات التحالف", "التحالف الدولي", "international coalition"]],
  ["source", "peshmerga", ["البيشمركة", "قوات البيشمركة", "Peshmerga"]],
  ["source", "us-embassy-baghdad", ["السفارة الأميركية", "US embassy in Baghdad"]],
  ["source", "white-house", ["البيت الأبيض", "White House"]],
  ["source", "quds-force", ["فيلق القدس", "Quds Force"]],
  ["topic", "iraq", ["العراق", "Iraq"]],
  ["topic", "iran", ["إيران", "Iran"]],
  ["topic", "united-states", ["الولايات المتحدة", "أميركا", "أمريكا", "United States"]],
  ["topic", "baghdad", ["بغداد", "Baghdad"]],
  ["topic", "green-zone", ["المنطقة الخضراء", "Green Zone"]],
]

/** The names of the dialogue story, as the linker takes them. */
export const dialogueNames: DictionaryName[] = ENTITIES.flatMap(([kind, slug, values]) =>
  values.map((value, index) => ({ entity: { kind, slug }, value, nameKind: index === 0 ? "CANONICAL" : "ALIAS" })),
)
