import { rowId } from "../../content/row-id.ts"
import type { Transaction } from "../../db/transaction.ts"
import { annotateText, withCuratedOnly } from "../../evidence/annotate-text.ts"
import type { Dictionary } from "../../evidence/names/dictionary.ts"
import type { CuratedFacts, StoredAnnotation } from "../../evidence/stored.ts"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import { fingerprintsOf } from "../../text/shared/fingerprints.ts"
import { sharedWords } from "../../text/shared/words.ts"
import type { Touched } from "../changes/touched.ts"
import { isolating } from "../passed-over/isolating.ts"
import { passOverArticle } from "../passed-over/pass-over.ts"
import type { Shortfalls } from "../passed-over/shortfalls.ts"
import { forgetPassedOver } from "../passed-over/sql.ts"
import { bounded } from "./bounded.ts"
import {
  advance,
  deleteFingerprints,
  deleteStatements,
  insertStatements,
  insertSteps,
  type PendingTextRow,
  pendingTexts,
  STEP,
  type StatementRow,
  type StepRow,
  writeAnnotations,
} from "./sql.ts"

/** What is known of a text: what was found in it, how many words it has where texts are compared, and its fingerprints. */
type Found = { readonly annotation: StoredAnnotation; readonly words: number; readonly fingerprints: readonly number[] }
type FoundIn = { readonly text: PendingTextRow; readonly found: Found }

/**
 * The first step: finds in some of the articles that wait what their texts say. A text that cannot be read has what people wrote in
 * with it, and no more. @returns how many; 0 when none is left.
 */
export async function annotateArticles(
  transaction: Transaction,
  touched: Touched,
  dictionary: Dictionary,
  most: number,
  shortfalls: Shortfalls,
): Promise<number> {
  const texts = await transaction.query<PendingTextRow>(pendingTexts(most))
  if (texts.length === 0) return 0
  const ids = texts.map(({ id }) => id)
  touched.rows("Article", ids)
  touched.list("statements")
  await transaction.query(deleteFingerprints(ids))
  await transaction.query(deleteStatements(ids))
  await transaction.query(forgetPassedOver(ids, ["FACTS", "SHARED_TEXT", "COMPARISON"]))
  await isolating(
    transaction,
    texts,
    (some) =>
      writeFound(
        transaction,
        some.map((text) => ({ text, found: findIn(text, dictionary, shortfalls) })),
      ),
    async (text, failure) => {
      await writeFound(transaction, [
        { text, found: { annotation: withCuratedOnly(curatedOf(text)), words: 0, fingerprints: [] } },
      ])
      await passOverArticle(transaction, shortfalls, text.id, "FACTS", failure)
    },
  )
  await transaction.query(advance(ids, STEP.SHARED))
  return texts.length
}

function findIn(text: PendingTextRow, dictionary: Dictionary, shortfalls: Shortfalls): Found {
  const published = text.publishedAt === null ? undefined : new Date(text.publishedAt)
  const { annotation, notes } = bounded(annotateText({ body: text.body, published, curated: curatedOf(text) }, dictionary))
  if (notes.length > 0) shortfalls.note(text.slug, notes.join("; "))
  const words = sharedWords(text.body)
  return { annotation, words: words.length, fingerprints: fingerprintsOf(words) }
}

function curatedOf({ curated }: PendingTextRow): CuratedFacts | undefined {
  return curated === null ? undefined : JSON.parse(curated)
}

async function writeFound(transaction: Transaction, all: readonly FoundIn[]): Promise<void> {
  const statements: StatementRow[] = []
  const steps: StepRow[] = []
  for (const { text, found } of all) addStatements(text, found.annotation, statements, steps)
  await transaction.query(
    writeAnnotations(
      ANNOTATION_VERSION,
      all.map(({ text: { id }, found }) => ({ id, ...found })),
    ),
  )
  if (statements.length === 0) return
  await transaction.query(insertStatements(statements))
  await transaction.query(insertSteps(steps))
}

function addStatements(
  { id, slug, body }: PendingTextRow,
  annotation: StoredAnnotation,
  statements: StatementRow[],
  steps: StepRow[],
): void {
  const seen = new Map<string, number>()
  for (const [position, statement] of annotation.statements.entries()) {
    const said = body.slice(statement.start, statement.end)
    const occurrence = (seen.get(said) ?? 0) + 1
    seen.set(said, occurrence)
    const statementId = rowId("statement", `${slug}\0${occurrence}\0${said}`)
    statements.push({
      id: statementId,
      article_id: id,
      position,
      start_at: statement.start,
      end_at: statement.end,
      attribution_start: statement.attribution?.start ?? null,
      attribution_end: statement.attribution?.end ?? null,
      direct: statement.direct,
      method: statement.method,
      confidence: statement.confidence,
    })
    for (const [place, { person, source, description, count, anonymity }] of statement.chain.entries()) {
      steps.push({
        statement_id: statementId,
        article_id: id,
        position: place,
        person_id: person === undefined ? null : rowId("person", person),
        source_id: source === undefined ? null : rowId("source", source),
        description: description ?? null,
        count: count ?? null,
        anonymity: anonymity ?? null,
      })
    }
  }
}
