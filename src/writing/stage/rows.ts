import { hash } from "node:crypto"
import type { ArticleContent, ContentRecord, NameContent } from "../../content/records/records.ts"
import { rowId } from "../../content/row-id.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import type { CuratedFacts } from "../../evidence/stored.ts"
import { fold } from "../../text/fold.ts"
import { scriptOf } from "../../text/language.ts"
import type { Range } from "../../text/range.ts"
import { vectorOf } from "../../text/search/lexemes.ts"

/**
 * What is staged of a record, as JSON: the columns of its table, its names and links; then their digest, and where it was read.
 * Written once for both the digest and the database, since bodies are long. @param words receives the longer words.
 */
export function toStagedRow(record: ContentRecord, words: Set<string>): string {
  const json = JSON.stringify(columnsOf(record, words))
  return `${json.slice(0, -1)},"digest":"${digestOf(json)}",${JSON.stringify(record.origin).slice(1)}`
}

function columnsOf(record: ContentRecord, words: Set<string>): object {
  switch (record.kind) {
    case "source": {
      const { slug, kind, names, homepage, country, description } = record.value
      return {
        ...entity("source", slug, names, words),
        kind,
        homepage,
        country,
        ...described(description),
        external_ids: [],
      }
    }
    case "person": {
      const { slug, names, country, description, wikidata } = record.value
      return {
        ...entity("person", slug, names, words),
        country,
        ...described(description),
        external_ids: external("wikidata", wikidata),
      }
    }
    case "topic": {
      const { slug, names, parent, mediaTopic } = record.value
      return { ...entity("topic", slug, names, words), parent, external_ids: external("mediatopic", mediaTopic) }
    }
    case "story": {
      const { slug, title, articles } = record.value
      const [titleAr, titleEn] = [title.ar ?? title.en, title.en ?? title.ar]
      return { id: rowId("story", slug), slug, title_ar: titleAr, title_en: titleEn, articles: articles.toSorted() }
    }
    case "article": {
      const { slug, publishedAt, people = [], topics = [], citedSources = [], mentionedSources = [], ...article } = record.value
      return {
        id: rowId("article", slug),
        slug,
        headline: article.headline,
        headline_derived: article.headlineDerived ?? false,
        language: article.language,
        body: article.body,
        summary: article.summary,
        url: article.url,
        publisher: article.publisher,
        published_at: publishedAt,
        people: people.map(({ person }) => person),
        roles: people.map(({ role }) => role),
        topics,
        cited_sources: citedSources,
        mentioned_sources: mentionedSources,
        external_ids: inOneOrder(article.externalIds ?? []),
        curated: curatedOf(article),
      }
    }
  }
}

function entity(kind: "source" | "person" | "topic", slug: string, names: NameContent[], words: Set<string>) {
  const arabic = displayName(names, "ar", "en")
  const english = displayName(names, "en", "ar")
  return {
    id: rowId(kind, slug),
    slug,
    name_ar: arabic,
    name_en: english,
    sort_name: fold(arabic),
    sort_name_en: fold(english),
    names: ordered(names).map((name) => ({
      ...name,
      script: scriptOf(name.value),
      folded: fold(name.value),
      search: vectorOf({ headline: "", summary: null, body: name.value }, words),
    })),
  }
}

/** The canonical name in the wanted language, else in the other, else the first canonical one. */
function displayName(names: NameContent[], ...languages: string[]): string {
  const canonical = names.filter(({ kind }) => kind === "CANONICAL")
  const found = languages
    .map((wanted) => canonical.find(({ language }) => new Intl.Locale(language).language === wanted))
    .find((name) => name)
  return (found ?? (canonical[0] as NameContent)).value
}

function ordered(names: NameContent[]): NameContent[] {
  const rank = { CANONICAL: 0, ALIAS: 1, TRANSLITERATION: 2 }
  return names.toSorted((a, b) => rank[a.kind] - rank[b.kind])
}

function described(description: { ar?: string | undefined; en?: string | undefined } | undefined) {
  return { description_ar: description?.ar, description_en: description?.en }
}

/** The facts that people wrote in, in the order of the text; nothing where there are none. */
function curatedOf({
  mentions = [],
  statements = [],
}: Pick<ArticleContent, "mentions" | "statements">): CuratedFacts | undefined {
  if (mentions.length + statements.length === 0) return undefined
  const byPlace = (a: Range, b: Range) => a.start - b.start || a.end - b.end
  return {
    mentions: mentions.map(({ start, end, ...entity }) => ({ start, end, entity: entityOf(entity) })).toSorted(byPlace),
    statements: statements
      .map(({ direct = false, ...statement }) => ({ ...statement, direct }) as CuratedStatement)
      .toSorted(byPlace),
  }
}

type CuratedStatement = NonNullable<CuratedFacts["statements"]>[number]

function entityOf(named: { person?: string | undefined; source?: string | undefined; topic?: string | undefined }): EntityRef {
  const [kind, slug] = Object.entries(named).find(([, value]) => value !== undefined) as [EntityRef["kind"], string]
  return { kind, slug }
}

/** They are a set; what is the same in another order must have the same digest. */
function inOneOrder(ids: { scheme: string; value: string }[]) {
  const key = ({ scheme, value }: { scheme: string; value: string }) => `${scheme}:${value}`
  return ids.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function external(scheme: string, value: string | undefined) {
  return value === undefined ? [] : [{ scheme, value }]
}

/** Changes when anything in a record changes: equal digests mean that there is nothing to write. */
function digestOf(json: string): string {
  return hash("sha256", json, "base64url")
}
