// Shapes of Arabic broken plurals that hardly any other word has, after Wright, "A Grammar of the Arabic Language" (3rd ed., §§
// 304-305), on folded letters (ئ is ي, ى is ي, أ and إ are ا). Shapes that other words share are left out, and plurals with
// them are listed in dictionaries/broken-plurals.yaml: أفعال looks like إفعال when folded, and فعول and فعال are also
// singulars.

/** The shape of a plural, and the singulars of which it may be one. */
type Shape = { readonly shape: RegExp; readonly singulars: (letters: readonly string[]) => string[] }

const SHAPES: readonly Shape[] = [
  // نوافذ نافذة, كواكب كوكب; with ت and و the shape is of verbal nouns and verbs too (تواصل, ووافق), with ي behind of other words (حوالي)
  { shape: /^([^اتموي])وا([^ا])([^ايهة])$/, singulars: ([a, b, c]) => [`${a}ا${b}${c}`, `${a}و${b}${c}`] },
  // جواسيس جاسوس, تواريخ تاريخ
  { shape: /^([^امي])وا([^ا])ي([^اينهة])$/, singulars: ([a, b, c]) => [`${a}ا${b}و${c}`, `${a}ا${b}ي${c}`] },
  // حقائب حقيبة, خسائر خسارة
  { shape: /^([^ايم])([^اوي])اي([^ايهة])$/, singulars: ([a, b, c]) => [`${a}${b}ي${c}`, `${a}${b}ا${c}`] },
  // هدايا هدية, زوايا زاوية
  { shape: /^([^ام])([^اوي])ايا$/, singulars: ([a, b]) => [`${a}${b}ية`] },
  { shape: /^([^ام])وايا$/, singulars: ([a]) => [`${a}اوية`] },
  // دكاكين دكان, سكاكين سكين
  { shape: /^([^اي])(.)ا\2ي(.)$/, singulars: ([a, b, c]) => [`${a}${b}ا${c}`, `${a}${b}ي${c}`, `${a}${b}و${c}`] },
  // عصافير عصفور, مصابيح مصباح, أساليب أسلوب, تقارير تقرير; with ن the shape is of sound plurals too (خبازين)
  {
    shape: /^([^ي])([^اوي])ا([^اي])ي([^اينهة])$/,
    singulars: ([a, b, c, d]) => [`${a}${b}${c}و${d}`, `${a}${b}${c}ا${d}`, `${a}${b}${c}ي${d}`],
  },
  // معاني معنى, مصافي مصفاة: with م alone, for others are adjectives (عراقي)
  { shape: /^م([^اوي])ا(.)ي$/, singulars: ([a, b]) => [`م${a}${b}ي`, `م${a}${b}اة`] },
  // ملاعب ملعب, مواقع موقع, متاجر متجر
  { shape: /^م([^ا])ا([^ا])([^اويهة])$/, singulars: ([a, b, c]) => [`م${a}${b}${c}`] },
  // عناصر عنصر, قنابل قنبلة; with ت, ن and ي the shape is of verbs and their nouns too (تبادل, نقاتل, يقاتل), with ا of adjectives (أقارب أقرب)
  { shape: /^([^اتمنيو])([^اوي])ا([^ايو])([^اويهة])$/, singulars: ([a, b, c, d]) => [`${a}${b}${c}${d}`] },
  // هياكل هيكل, فيالق فيلق
  { shape: /^([^اتمنيو])يا([^ايو])([^اويهةتك])$/, singulars: ([a, b, c]) => [`${a}ي${b}${c}`] },
  // سجناء سجين
  { shape: /^([^ا])([^ا])([^ا])اء$/, singulars: ([a, b, c]) => [`${a}${b}ي${c}`] },
  // أصدقاء صديق; with ت and ن the shape is of verbal nouns too (اعتداء, انتهاء)
  { shape: /^ا([^انو])([^اتط])([^ا])اء$/, singulars: ([a, b, c]) => [`${a}${b}ي${c}`] },
  // أجهزة جهاز, أرغفة رغيف, أعمدة عمود; with ه it is a verb with a pronoun too (أرسله)
  { shape: /^ا([^اوي])([^اوي])([^اوي])ة$/, singulars: ([a, b, c]) => [`${a}${b}ا${c}`, `${a}${b}ي${c}`, `${a}${b}و${c}`] },
]

/** The singulars of which an unlisted word without clitics may be the plural, by its shape; none for most words. */
export function singularsOf(form: string): string[] {
  if (form.length < 5 || form.length > 6) return []
  for (const { shape, singulars } of SHAPES) {
    const letters = shape.exec(form)
    if (letters) return singulars(letters.slice(1))
  }
  return []
}
