import type { ArticleLoaders } from "../content/articles/loaders.ts"
import type { ArticleRow } from "../content/articles/sql.ts"
import type { PersonLoaders } from "../content/people/loaders.ts"
import type { SourceLoaders } from "../content/sources/loaders.ts"
import type { SourceRow } from "../content/sources/sql.ts"
import type { StatementLoaders } from "../content/statements/loaders.ts"
import type { StepRow } from "../content/statements/sql.ts"
import type { TopicLoaders } from "../content/topics/loaders.ts"
import type { PageRequest } from "../db/keyset.ts"
import type { ArticleDocument, SourceInDocument, StatementInDocument, StepInDocument } from "./article-document.ts"

/** The loaders that documents need; those of a request have them. */
export interface DocumentLoaders {
  readonly articles: Pick<ArticleLoaders, "bodies" | "externalIds">
  readonly people: Pick<PersonLoaders, "byId" | "ofArticles" | "externalIds">
  readonly sources: Pick<SourceLoaders, "byId" | "ofArticles">
  readonly statements: Pick<StatementLoaders, "ofArticles" | "chains">
  readonly topics: Pick<TopicLoaders, "ofArticles" | "externalIds">
}

/** As many as records may have of each. */
const ALL = first(1_000)
/** How many statements a document has: it is meant for reading. All of them are available through GraphQL. */
const STATEMENTS = first(500)

function first(limit: number): PageRequest {
  return { limit, backward: false, after: null, before: null }
}

/** Loads what is linked to these articles. All rows of one call share their statements. */
export function readDocuments(loaders: DocumentLoaders, rows: readonly ArticleRow[]): Promise<ArticleDocument[]> {
  return Promise.all(rows.map((row) => readDocument(loaders, row)))
}

async function readDocument(loaders: DocumentLoaders, row: ArticleRow): Promise<ArticleDocument> {
  const { id, slug, headline, headlineDerived, summary, language, url, publishedAt, updatedAt } = row
  const { body, headings } = (await loaders.articles.bodies.load(id)) ?? { body: row.body ?? "", headings: null }
  const [publisher, people, topics, cited, mentioned, externalIds, statements] = await Promise.all([
    row.publisherId === null ? null : loaders.sources.byId.load(row.publisherId),
    peopleOf(loaders, id),
    topicsOf(loaders, id),
    loaders.sources.ofArticles({ role: "CITED", page: ALL }).loader.load(id),
    loaders.sources.ofArticles({ role: "MENTIONED", page: ALL }).loader.load(id),
    loaders.articles.externalIds.load(id),
    statementsOf(loaders, id, body),
  ])
  return {
    ...{ slug, headline, headlineDerived, summary, body, headings, language, publishedAt, updatedAt, url },
    publisher: publisher && sourceOf(publisher),
    people,
    topics,
    citedSources: cited.rows.map(sourceOf),
    mentionedSources: mentioned.rows.map(sourceOf),
    externalIds: externalIds.map(({ scheme, value }) => ({ scheme, value })),
    statements,
  }
}

async function peopleOf({ people }: DocumentLoaders, article: string): Promise<ArticleDocument["people"]> {
  const { rows } = await people.ofArticles({ role: undefined, page: ALL }).loader.load(article)
  return Promise.all(
    rows.map(async ({ id, slug, nameAr, nameEn, role }) => {
      const ids = await people.externalIds.load(id)
      const wikidata = ids.find(({ scheme }) => scheme === "wikidata")?.value ?? null
      return { person: { slug, nameAr, nameEn, wikidata }, role }
    }),
  )
}

async function topicsOf({ topics }: DocumentLoaders, article: string): Promise<ArticleDocument["topics"]> {
  const { rows } = await topics.ofArticles(ALL).loader.load(article)
  return Promise.all(
    rows.map(async ({ id, slug, nameAr, nameEn }) => {
      const ids = await topics.externalIds.load(id)
      return { slug, nameAr, nameEn, mediaTopic: ids.find(({ scheme }) => scheme === "mediatopic")?.value ?? null }
    }),
  )
}

async function statementsOf(loaders: DocumentLoaders, article: string, body: string): Promise<StatementInDocument[]> {
  const { rows } = await loaders.statements.ofArticles(STATEMENTS).load(article)
  return Promise.all(
    rows.map(async ({ id, start, end, direct }) => {
      const steps = await Promise.all((await loaders.statements.chains.load(id)).map((step) => stepOf(loaders, step)))
      return { text: body.slice(start, end), direct, chain: steps.filter((step) => step !== null) }
    }),
  )
}

async function stepOf({ people, sources }: DocumentLoaders, step: StepRow): Promise<StepInDocument | null> {
  if (step.personId !== null) {
    const person = await people.byId.load(step.personId)
    return person && { person: { slug: person.slug, nameAr: person.nameAr, nameEn: person.nameEn } }
  }
  if (step.sourceId !== null) {
    const source = await sources.byId.load(step.sourceId)
    return source && { source: sourceOf(source) }
  }
  return { description: step.description ?? "", anonymity: step.anonymity }
}

function sourceOf({ slug, nameAr, nameEn, kind, homepage }: SourceRow): SourceInDocument {
  return { slug, nameAr, nameEn, kind, homepage }
}
