import type { Touched } from "../../changes/touched.ts"
import type { Transaction } from "../../db/database.ts"
import { rowId } from "../../db/row-id.ts"
import { annotateText } from "../../evidence/annotate-text.ts"
import type { Dictionary } from "../../evidence/names/dictionary.ts"
import type { StoredAnnotation } from "../../evidence/stored.ts"
import { ANNOTATION_VERSION } from "../../evidence/version.ts"
import { fingerprintsOf } from "../../text/shared/fingerprints.ts"
import { sharedWords } from "../../text/shared/words.ts"
import {
  type AnnotationRow,
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

/** The first step: finds in some of the articles that wait what their texts say. @returns how many; 0 when none is left. */
export async function annotateArticles(
  transaction: Transaction,
  touched: Touched,
  dictionary: Dictionary,
  most: number,
): Promise<number> {
  const texts = await transaction.query<PendingTextRow>(pendingTexts(most))
  if (texts.length === 0) return 0
  const ids = texts.map(({ id }) => id)
  touched.rows("Article", ids)
  touched.list("statements")
  const annotations: AnnotationRow[] = []
  const statements: StatementRow[] = []
  const steps: StepRow[] = []
  for (const text of texts) {
    const annotation = annotateText(
      {
        body: text.body,
        published: text.publishedAt === null ? undefined : new Date(text.publishedAt),
        curated: text.curated === null ? undefined : JSON.parse(text.curated),
      },
      dictionary,
    )
    const words = sharedWords(text.body)
    annotations.push({ id: text.id, annotation, words: words.length, fingerprints: fingerprintsOf(words) })
    addStatements(text, annotation, statements, steps)
  }
  await transaction.query(deleteFingerprints(ids))
  await transaction.query(deleteStatements(ids))
  await transaction.query(writeAnnotations(ANNOTATION_VERSION, annotations))
  if (statements.length > 0) {
    await transaction.query(insertStatements(statements))
    await transaction.query(insertSteps(steps))
  }
  await transaction.query(advance(ids, STEP.SHARED))
  return texts.length
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
