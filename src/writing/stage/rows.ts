import { hash } from "node:crypto"
import { NAME_KINDS } from "../../content/enums.ts"
import { type Field, snakeCase } from "../../content/kind.ts"
import { kindCalled } from "../../content/kinds.ts"
import type { ArticleContent, ContentRecord, NameContent } from "../../content/records/records.ts"
import { rowId } from "../../content/row-id.ts"
import { fold } from "../../text/fold.ts"
import { scriptOf } from "../../text/language.ts"
import { vectorOf } from "../../text/search/lexemes.ts"
import { ROLES } from "./columns.ts"
import { curatedOf } from "./curated.ts"

/**
 * The JSON of a staged record: the columns of its table, its names and links, then its digest and the place where it was read.
 * The columns are serialised once, for both the digest and the database, since bodies are long. @param words receives the words
 * that are long enough for the correction of misspellings.
 */
export function toStagedRow(record: ContentRecord, words: Set<string>): string {
  const json = JSON.stringify(columnsOf(record, words))
  return `${json.slice(0, -1)},"digest":"${digestOf(json)}",${JSON.stringify(record.origin).slice(1)}`
}

/**
 * The values by column, in the order of the kind's fields. A field that the record does not have is left out of the JSON, so a
 * new optional field does not change the digests of stored records.
 */
function columnsOf({ kind: name, value }: ContentRecord, words: Set<string>): object {
  const { fields, identified } = kindCalled(name)
  const row: Record<string, unknown> = { id: rowId(name, value.slug), slug: value.slug }
  for (const [key, field] of Object.entries(fields)) {
    if (field.is === "facts") row.curated ??= curatedOf(value as ArticleContent)
    else Object.assign(row, stagedOf(snakeCase(key), field, (value as Record<string, unknown>)[key], words))
  }
  if (identified) row.external_ids ??= []
  return row
}

interface Texts {
  readonly ar?: string
  readonly en?: string
}
interface Id {
  readonly scheme: string
  readonly value: string
}

/** @param said the value in the record, already checked. */
function stagedOf(column: string, field: Exclude<Field, { is: "facts" }>, said: unknown, words: Set<string>): object {
  switch (field.is) {
    case "column":
      return { [column]: said ?? field.absent }
    case "reference":
      return { [column]: said }
    case "localized": {
      const { ar, en } = (said ?? {}) as Texts
      return field.filled
        ? { [`${column}_ar`]: ar ?? en, [`${column}_en`]: en ?? ar }
        : { [`${column}_ar`]: ar, [`${column}_en`]: en }
    }
    case "names":
      return stagedNames(said as NameContent[], words)
    case "links": {
      const items = (said ?? []) as (string | Record<string, string>)[]
      const slugs = items.map((item) => (typeof item === "string" ? item : item[field.to]))
      if (!field.roleType || field.role) return { [column]: slugs }
      return { [column]: slugs, [ROLES]: items.map((item) => (item as Record<string, string>).role) }
    }
    case "members":
      return { [column]: (said as string[]).toSorted() }
    case "ids":
      return { external_ids: field.scheme ? idsOf(field.scheme, said as string | undefined) : inOneOrder((said ?? []) as Id[]) }
    case "kept":
      return {}
  }
}

function stagedNames(names: NameContent[], words: Set<string>) {
  const arabic = displayName(names, "ar", "en")
  const english = displayName(names, "en", "ar")
  return {
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

/** The canonical name in the first of these languages that has one, else the first canonical name. */
function displayName(names: NameContent[], ...languages: string[]): string {
  const canonical = names.filter(({ kind }) => kind === "CANONICAL")
  const found = languages
    .map((wanted) => canonical.find(({ language }) => new Intl.Locale(language).language === wanted))
    .find((name) => name)
  return (found ?? (canonical[0] as NameContent)).value
}

function ordered(names: NameContent[]): NameContent[] {
  return names.toSorted((a, b) => NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind))
}

/** Sorts ids: they are a set, so their order must not change the digest. */
function inOneOrder(ids: readonly Id[]): Id[] {
  const key = ({ scheme, value }: Id) => `${scheme}:${value}`
  return ids.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}

function idsOf(scheme: string, value: string | undefined): Id[] {
  return value === undefined ? [] : [{ scheme, value }]
}

/** A hash of the record's JSON: where it equals the stored one, there is nothing to write. */
function digestOf(json: string): string {
  return hash("sha256", json, "base64url")
}
