import { allWords, type Dictionary, givenWords, type NameChanges, type NameForm, nameForms } from "./dictionary.ts"
import { cues } from "./speech.ts"

/**
 * What a text must hold so that a change of names can change what is found in it: these words one behind the other. `before`: what may
 * be joined to the first of them; in front of a topic also the article.
 */
export type Concern = { readonly words: readonly string[]; readonly before: "NOTHING" | "PROCLITICS" | "ARTICLE" }

/**
 * What may be found otherwise where entities have other names than before. A text is read by the names that stand in it, so what counts is
 * 1. each name that came, went or is found in another way;
 * 2. where the words of a person's or source's names are others: names that are read by those words too (resolve.ts, introductions.ts);
 * 3. words that became given names or are none any more: before a family name they say that somebody else is meant (resolve.ts).
 * @param dictionary of the names after the change.
 */
export function concernsOf(before: NameChanges, after: NameChanges, dictionary: Dictionary): Concern[] {
  const concerns: Concern[] = []
  // How many more names have a word before their last.
  const more = new Map<string, number>()
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(key) ?? []
    const now = after.get(key) ?? []
    const { kind } = (old[0] ?? now[0])?.entity ?? {}
    if (kind === undefined) continue
    const forms = { old: nameForms(old), now: nameForms(now) }
    const isAnotherKind = old[0]?.entity.sourceKind !== now[0]?.entity.sourceKind
    for (const { words } of changedForms(kind, forms.old, forms.now, isAnotherKind))
      concerns.push({ words, before: kind === "topic" ? "ARTICLE" : "PROCLITICS" })
    for (const word of givenWords(kind, forms.old)) more.set(word, (more.get(word) ?? 0) - 1)
    for (const word of givenWords(kind, forms.now)) more.set(word, (more.get(word) ?? 0) + 1)
  }
  for (const [word, difference] of more) {
    const count = dictionary.given.get(word) ?? 0
    const isGiven = count > 0
    const wasGiven = count - difference > 0
    if (isGiven !== wasGiven && !cues().given.has(word)) concerns.push({ words: [word], before: "NOTHING" })
  }
  return concerns
}

function changedForms(kind: string, old: readonly NameForm[], now: readonly NameForm[], isAnotherKind: boolean): NameForm[] {
  const all = [...old, ...now]
  if (isAnotherKind) return all
  const sameWords = allWords(old).symmetricDifference(allWords(now)).size === 0
  if (!sameWords && kind === "source") return all
  const key = (form: NameForm) => JSON.stringify(form)
  const changed = new Set(old.map(key)).symmetricDifference(new Set(now.map(key)))
  return all.filter((form) => changed.has(key(form)) || (!sameWords && kind === "person" && form.words.length === 1))
}
