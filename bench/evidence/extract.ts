import type { Annotation } from "../../src/evidence/annotation.ts"
import { findStatements } from "../../src/evidence/attribution/find-statements.ts"
import { findDisagreements } from "../../src/evidence/disagreements/find-disagreements.ts"
import { findMentions } from "../../src/evidence/mentions.ts"
import { buildDictionary, type DictionaryName } from "../../src/evidence/names/dictionary.ts"
import { findDates } from "../../src/text/dates/find-dates.ts"
import { passagesOf } from "../../src/text/passages.ts"
import { findQuantities } from "../../src/text/quantities/find-quantities.ts"
import { sharedRuns } from "../../src/text/shared/tiling.ts"
import { sharedWords } from "../../src/text/shared/words.ts"
import type { Extraction, SharedPassage } from "./extraction.ts"

/** A document as an extractor gets it: without its labels. */
export type Document = { readonly slug: string; readonly body: string; readonly published?: Date | undefined }

/** Everything that Isnad finds in a story's documents. The scorer calls the extractor only here. */
export function extract(documents: readonly Document[], names: DictionaryName[]): Extraction {
  const dictionary = buildDictionary(names)
  const articles = documents.map(({ slug, body, published }) => {
    const annotation: Annotation = {
      passages: passagesOf(body),
      mentions: findMentions(body, dictionary),
      statements: findStatements(body, dictionary),
      dates: findDates(body, published),
      quantities: findQuantities(body),
    }
    return { slug, body, ...(published ? { published } : {}), annotation }
  })
  return {
    annotations: new Map(articles.map(({ slug, annotation }) => [slug, annotation])),
    sharedPassages: articles.flatMap((left, index) => articles.slice(index + 1).flatMap((right) => passagesIn(left, right))),
    disagreements: findDisagreements(articles),
  }
}

function passagesIn(left: Document, right: Document): SharedPassage[] {
  return sharedRuns(sharedWords(left.body), sharedWords(right.body)).map((run) => ({
    left: { slug: left.slug, ...run.left },
    right: { slug: right.slug, ...run.right },
    words: run.words,
  }))
}
