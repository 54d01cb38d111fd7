import { setImmediate as nextTurn } from "node:timers/promises"
import { rowId } from "../../content/row-id.ts"
import { liesInData } from "../../db/savepoint.ts"
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
import { writeEntities } from "./entities-sql.ts"
import {
  advance,
  deleteFingerprints,
  deleteStatements,
  insertStatements,
  insertSteps,
  ownTexts,
  type PendingTextRow,
  STEP,
  type StatementRow,
  type StepRow,
  writeAnnotations,
} from "./sql.ts"

/**
 * What analysing a text gave: the annotation, the number of words (only for texts that are compared with others), and the
 * fingerprints.
 */
interface Found {
  readonly annotation: StoredAnnotation
  readonly words: number
  readonly fingerprints: readonly number[]
  /** Lines that say of which parts only the first were kept. */
  readonly notes: readonly string[]
}
type FoundIn = { readonly text: PendingTextRow; readonly found: Found }
/** A text that was analysed, or the error with which that failed. */
export type ReadText = FoundIn | { readonly text: PendingTextRow; readonly failure: Error }

/**
 * The first step of annotation, for some of the articles that this transaction itself has queued: analyses their texts.
 * @returns how many were done; 0 when none waits.
 */
export async function annotateOwnTexts(
  transaction: Transaction,
  touched: Touched,
  dictionary: Dictionary,
  most: number,
  shortfalls: Shortfalls,
): Promise<number> {
  const texts = await transaction.query<PendingTextRow>(ownTexts(most))
  if (texts.length === 0) return 0
  await writeTexts(transaction, touched, await readTexts(texts, dictionary), shortfalls)
  return texts.length
}

/**
 * Analyses texts one after the other; in between, other work of this process may run. @param signal ends it early: the remaining texts
 * are then missing in the result.
 */
export async function readTexts(
  texts: readonly PendingTextRow[],
  dictionary: Dictionary,
  signal?: AbortSignal,
): Promise<ReadText[]> {
  const read: ReadText[] = []
  for (const text of texts) {
    if (signal?.aborted) break
    read.push(readText(text, dictionary))
    await nextTurn()
  }
  return read
}

function readText(text: PendingTextRow, dictionary: Dictionary): ReadText {
  try {
    return { text, found: findIn(text, dictionary) }
  } catch (error) {
    if (!liesInData(error)) throw error
    return { text, failure: error }
  }
}

/**
 * Writes the results of analysing texts, in place of earlier ones. Of a text that could not be analysed, or whose result cannot
 * be written, only the facts that people wrote into the record are stored.
 */
export async function writeTexts(
  transaction: Transaction,
  touched: Touched,
  read: readonly ReadText[],
  shortfalls: Shortfalls,
): Promise<void> {
  const ids = read.map(({ text }) => text.id)
  touched.rows("Article", ids)
  touched.list("statements")
  await transaction.query(deleteFingerprints(ids))
  await transaction.query(deleteStatements(ids))
  await transaction.query(forgetPassedOver(ids, ["FACTS", "SHARED_TEXT", "COMPARISON"]))
  const passOver = async (text: PendingTextRow, failure: Error) => {
    const annotation = withCuratedOnly(curatedOf(text))
    await writeFound(transaction, [{ text, found: { annotation, words: 0, fingerprints: [], notes: [] } }])
    await passOverArticle(transaction, shortfalls, text.id, "FACTS", failure)
  }
  await isolating(
    transaction,
    read.filter((each) => "found" in each),
    (some) => writeFound(transaction, some),
    ({ text }, failure) => passOver(text, failure),
  )
  for (const each of read) {
    if ("failure" in each) await passOver(each.text, each.failure)
    else if (each.found.notes.length > 0) shortfalls.note(each.text.slug, each.found.notes.join("; "))
  }
  await transaction.query(advance(ids, STEP.SHARED))
}

function findIn(text: PendingTextRow, dictionary: Dictionary): Found {
  const published = text.publishedAt === null ? undefined : new Date(text.publishedAt)
  const { annotation, notes } = bounded(annotateText({ body: text.body, published, curated: curatedOf(text) }, dictionary))
  const words = sharedWords(text.body)
  return { annotation, words: words.length, fingerprints: fingerprintsOf(words), notes }
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
      all.map(({ text: { id }, found: { annotation, words, fingerprints } }) => ({ id, annotation, words, fingerprints })),
    ),
  )
  await transaction.query(
    writeEntities(all.map(({ text: { id }, found: { annotation } }) => ({ id, entities: mentionedIn(annotation) }))),
  )
  if (statements.length === 0) return
  await transaction.query(insertStatements(statements))
  await transaction.query(insertSteps(steps))
}

/** A mention that is less sure than this says nothing of what an article is about: an ordinary word, taken for a name. */
const SURE = 0.8

function mentionedIn({ mentions }: StoredAnnotation): string[] {
  return [...new Set(mentions.flatMap(({ entity, confidence }) => (confidence < SURE ? [] : rowId(entity.kind, entity.slug))))]
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
