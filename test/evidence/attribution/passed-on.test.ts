import { describe, expect, it } from "vitest"
import { said } from "./said.ts"

// Words that somebody heard, passed on or added, and what stands between them and who said them; as in constructions.test.ts.
const cases: Record<string, [string, [string, string][]][]> = {
  "heard by an outlet": [
    [
      "وعلمت صحيفة واشنطن بوست من مصادر دبلوماسية أن الجولة ستؤجل أسبوعين.",
      [["الجولة ستؤجل أسبوعين", "مصادر دبلوماسية < washington-post"]],
    ],
    ["وعلمت وكالة أسوشيتد برس أن الوفد تأخر يومين.", [["الوفد تأخر يومين", "associated-press"]]],
    ["علم تولر أن الجسر مغلق فعاد إلى بيته.", []],
  ],
  "told to the public": [
    [
      "تعلم السفارة الأميركية المراجعين الكرام في بغداد والمدن القريبة أن المكاتب ستغلق ظهراً.",
      [["المكاتب ستغلق ظهراً", "us-embassy-baghdad"]],
    ],
    ["تعلم السفارة الأميركية أن المكاتب صغيرة.", []],
    ["تعلن وزارة الصحة للمواطنين أن المراكز ستغلق غداً.", [["المراكز ستغلق غداً", "وزارة الصحة"]]],
  ],
  "quoted as saying": [
    [
      "Tueller quoted the minister as saying that the bridge was safe.",
      [["the bridge was safe", "the minister < matthew-tueller"]],
    ],
    [
      "The Associated Press reported on Monday, quoting a witness as saying that the fire was out.",
      [["the fire was out", "witness < associated-press"]],
    ],
    [
      "Tueller was quoted by the Associated Press as saying the plan had changed.",
      [["the plan had changed", "matthew-tueller < associated-press"]],
    ],
    [
      "قال تولر إن الطريق مغلق. ونقلت عنه وكالة أسوشيتد برس قوله إن الثلج لم يذب.",
      [
        ["الطريق مغلق", "matthew-tueller"],
        ["الثلج لم يذب", "matthew-tueller < associated-press"],
      ],
    ],
    [
      "قال تولر إن الطريق مغلق. ونقلت وكالة أسوشيتد برس عنه قوله إن الثلج لم يذب.",
      [
        ["الطريق مغلق", "matthew-tueller"],
        ["الثلج لم يذب", "matthew-tueller < associated-press"],
      ],
    ],
    [
      "وبحسب ما نقلته وكالة أسوشيتد برس عن البنتاغون، فإن القاعدة أخليت بالكامل.",
      [["القاعدة أخليت بالكامل", "pentagon < associated-press"]],
    ],
  ],
  "a source between two commas": [
    [
      "The Associated Press, quoting a diplomat it did not identify, reported that the base had been emptied.",
      [["the base had been emptied", "diplomat (it did not identify) < associated-press"]],
    ],
    [
      "وكالة أسوشيتد برس، نقلاً عن مسؤولين اثنين، أفادت بأن القاعدة أخليت.",
      [["القاعدة أخليت", "2x مسؤولين < associated-press"]],
    ],
    [
      "ونقلت صحيفة واشنطن بوست عن مسؤول في السفارة لم تسمه قوله إن الحوار توقف.",
      [["الحوار توقف", "مسؤول في السفارة (لم تسمه) < washington-post"]],
    ],
  ],
  "one more verb": [
    [
      "Tueller confirmed that the bridge was safe, and said the road would open on Friday.",
      [
        ["the bridge was safe", "matthew-tueller"],
        ["the road would open on Friday", "matthew-tueller"],
      ],
    ],
    ["Police said a man entered the shop and said he was armed.", [["a man entered the shop and said he was armed", "Police"]]],
    [
      "قالت السفيرة إن الجسر آمن، لكنها أضافت أن الطريق مغلق.",
      [
        ["الجسر آمن", "السفيرة"],
        ["الطريق مغلق", "السفيرة"],
      ],
    ],
    [
      "أكد تولر أن الجسر آمن غير أنه أشار إلى أن الطريق مغلق.",
      [
        ["الجسر آمن", "matthew-tueller"],
        ["الطريق مغلق", "matthew-tueller"],
      ],
    ],
    [
      "ويقول تولر إن الثلج كثيف. إلا أنه يستدرك: «لم نغلق الطريق كله بعد».",
      [
        ["الثلج كثيف", "matthew-tueller"],
        ["«لم نغلق الطريق كله بعد»", "matthew-tueller"],
      ],
    ],
  ],
  "words without a cue": [
    ["وقال تولر، الجسر آمن ولن يغلق هذا العام.", [["الجسر آمن ولن يغلق هذا العام", "matthew-tueller"]]],
    [
      "الطريق مغلق منذ يومين، يقول تولر، بسبب الثلج الكثيف.",
      [["الطريق مغلق منذ يومين، يقول تولر، بسبب الثلج الكثيف", "matthew-tueller"]],
    ],
    ["وقال تولر، الذي وصل متأخراً، إن الجسر آمن.", [["الجسر آمن", "matthew-tueller"]]],
    [
      "The base would reopen in spring, Tueller said, and the convoy could take another road.",
      [
        ["The base would reopen in spring", "matthew-tueller"],
        ["the convoy could take another road", "matthew-tueller"],
      ],
    ],
    ["The road was closed, Tueller said, but police turned nobody away.", [["The road was closed", "matthew-tueller"]]],
  ],
  "who the unnamed are": [
    ["وتؤكد ثلاث معلمات يعملن في القرية أن الكتب لم تصل.", [["الكتب لم تصل", "3x معلمات"]]],
    ["وقالت ممرضتان تعملان في القسم إن الأدوية نفدت.", [["الأدوية نفدت", "2x ممرضتان"]]],
    ["وقال شاب يمني إن الطريق طويل.", [["الطريق طويل", "شاب يمني"]]],
    [
      "قال تولر إن المطر قوي. بائع متجول يهز رأسه ويقول: «لم يبق زبائن في السوق».",
      [
        ["المطر قوي", "matthew-tueller"],
        ["«لم يبق زبائن في السوق»", "بائع متجول"],
      ],
    ],
    ["امرأة مسنة تمسح دموعها وتصرخ: «أين ذهب البيت كله؟»", [["«أين ذهب البيت كله؟»", "امرأة مسنة"]]],
    ["وأوضح المدير العام ماثيو تولر أن المصعد تعطل.", [["المصعد تعطل", "matthew-tueller"]]],
    ["Matthew Tueller of Heron Ferries warned that the talks could fail.", [["the talks could fail", "matthew-tueller"]]],
  ],
}

describe.each(Object.entries(cases))("%s", (_, examples) => {
  it.each(examples)("%s", (body, expected) => {
    expect(said(body)).toEqual(expected)
  })
})
