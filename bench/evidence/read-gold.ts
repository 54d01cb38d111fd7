import { readFileSync } from "node:fs"
import { parse } from "yaml"
import { z } from "zod"
import type { DictionaryName } from "../../src/evidence/names/dictionary.ts"
import type { GoldDocument, GoldEvidence, GoldStory } from "./gold.ts"
import { filesOf, readMarkedDocument, readRangesOnly } from "./read-document.ts"
import { readNames } from "./read-names.ts"

const gold = new URL("../../test/evidence/gold/", import.meta.url)
const seeds = new URL("../../seeds/", import.meta.url)
const realDocuments = new URL("../../../shared/seeds/", import.meta.url)

/** The set for which no rules were written, so that it shows how well they work on unseen texts. */
export const HELD_OUT = "Fifth set"

/**
 * Stories that use one dictionary. `name` is the title of their table. A document without related ones is a story by itself.
 */
export type GoldSet = { readonly name: string; readonly names: DictionaryName[]; readonly stories: readonly GoldStory[] }

const storyFile = z.array(
  z.strictObject({
    documents: z.array(z.string()),
    disagreements: z.array(
      z.strictObject({
        kind: z.enum(["DATE", "NUMBER", "NAME", "ATTRIBUTION"]),
        conflict: z.boolean(),
        values: z.array(z.array(z.string()).min(1)).min(2),
      }),
    ),
  }),
)

/**
 * All gold in test/evidence/gold: documents from outside of the project (if they are there) with the names of seeds/, and
 * invented ones, some of them held out.
 */
export function readGold(): GoldSet[] {
  const stories = storyFile.parse(parse(readFileSync(new URL("stories.yaml", gold), "utf8")))
  const marked = (folder: string): GoldDocument[] =>
    filesOf(new URL(folder, gold), ".gold.txt").map(({ name, text }) => readMarkedDocument(name, text))
  const real = filesOf(new URL("real/", gold), ".gold.yaml").flatMap(({ text }) => readRangesOnly(text, realDocuments) ?? [])
  const sets = [
    { name: "Real documents", names: readNames(seeds), stories: storiesOf(real, stories) },
    { name: "Own documents", names: readNames(gold), stories: storiesOf(marked("documents/"), stories) },
    { name: "Second set", names: readNames(gold), stories: storiesOf(marked("second-set/"), stories) },
    { name: "Third set", names: readNames(gold), stories: storiesOf(marked("third-set/"), stories) },
    { name: "Fourth set", names: readNames(gold), stories: storiesOf(marked("fourth-set/"), stories) },
    { name: HELD_OUT, names: readNames(gold), stories: storiesOf(marked("fifth-set/"), stories) },
  ]
  for (const set of sets) checkSlugs(set)
  return sets.filter((set) => set.stories.length > 0)
}

function storiesOf(documents: readonly GoldDocument[], written: z.output<typeof storyFile>): GoldStory[] {
  const bySlug = new Map(documents.map((document) => [document.slug, document]))
  const stories = written.flatMap((story) => {
    const its = story.documents.flatMap((slug) => bySlug.get(slug) ?? [])
    if (its.length === 0) return []
    if (its.length < story.documents.length) throw new Error(`stories.yaml: not all in one set: ${story.documents.join(", ")}`)
    for (const { slug } of its) bySlug.delete(slug)
    const disagreements = story.disagreements.map(({ kind, conflict, values }) => ({
      kind,
      conflict,
      values: values.map((places) => places.map((place) => evidenceAt(place, its))),
    }))
    return [{ documents: its, disagreements }]
  })
  return [...stories, ...[...bySlug.values()].map((document) => ({ documents: [document], disagreements: [] }))]
}

function evidenceAt(place: string, documents: readonly GoldDocument[]): GoldEvidence {
  const [slug = "", name = ""] = place.split("#")
  const range = documents.find((document) => document.slug === slug)?.marks.get(name)
  if (!range) throw new Error(`stories.yaml: no mark ${place}`)
  return { slug, ...range }
}

// A slug that is in no dictionary could never be found, and would look like a failure of the extractor.
function checkSlugs({ names, stories }: GoldSet): void {
  const slugs = new Set(names.map(({ entity }) => entity.slug))
  for (const { slug, mentions, statements } of stories.flatMap(({ documents }) => documents)) {
    const steps = statements.flatMap(({ chain }) => chain.flatMap((step) => step.slug ?? []))
    const unknown = [...mentions.map(({ entity }) => entity), ...steps].filter((used) => !slugs.has(used))
    if (unknown.length > 0) throw new Error(`gold document ${slug}: not in the dictionary: ${unknown.join(", ")}`)
  }
}
