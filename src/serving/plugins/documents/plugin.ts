import type { GraphQLParams, Plugin } from "graphql-yoga"
import { badRequest, codedError, documentNotFound, documentNotTrusted } from "../../../errors.ts"
import { quoted } from "../../../text/cut.ts"
import { asksForSchemaOnly } from "./introspective.ts"
import { DocumentStore } from "./store.ts"
import { sha256, type TrustedDocuments } from "./trusted.ts"

export interface DocumentsOptions {
  readonly trusted: TrustedDocuments | null
  /** Refuses every document but the trusted ones. */
  readonly only: boolean
  /** Whether `only` still allows documents that ask only for the schema. */
  readonly introspection: boolean
}

const SHA256 = /^[0-9a-f]{64}$/i

type Params = GraphQLParams & { documentId?: string | null }

/**
 * Lets a request name its document instead of sending it: a trusted one, or one that a client sent before (Apollo's automatic
 * persisted queries). A request without such a name costs two look-ups of keys.
 */
export function useDocuments({ trusted, only, introspection }: DocumentsOptions): Plugin {
  const store = new DocumentStore()

  function textOf({ id, automatic }: Named): string {
    const text = trusted?.byId.get(id) ?? (only ? undefined : store.get(id))
    if (text !== undefined) return text
    if (only) throw documentNotTrusted()
    if (automatic && !SHA256.test(id))
      throw badRequest(
        `Expected \`sha256Hash\` to be the SHA-256 of a document in hexadecimal, or the id of a trusted one, got ${quoted(id)}.`,
      )
    throw documentNotFound(automatic)
  }

  function check(text: string, named: Named | null): void {
    if (trusted?.texts.has(text)) return
    if (only && !(introspection && asksForSchemaOnly(text))) throw documentNotTrusted()
    if (!named?.automatic || only) return
    if (sha256(text) !== named.id)
      throw codedError(
        "PERSISTED_QUERY_HASH_MISMATCH",
        "Expected `sha256Hash` to be the SHA-256 of `query` in hexadecimal.",
        400,
      )
    store.set(named.id, text)
  }

  return {
    onParams({ params, setParams }) {
      const { query } = params
      if (query == null) {
        const named = nameIn(params)
        if (!named) throw badRequest("Expected the document as `query`, or its name as `documentId`, got neither.")
        setParams(withText(params, textOf(named)))
        return
      }
      if (only || params.extensions?.persistedQuery != null) check(query, nameIn(params))
      if ((params as Params).documentId !== undefined) setParams(withText(params, query))
    },
  }
}

interface Named {
  readonly id: string
  /** Asked in Apollo's protocol, in which the client sends the text when it is told that the hash is unknown. */
  readonly automatic: boolean
}

function nameIn({ extensions, documentId }: Params): Named | null {
  const persisted: unknown = extensions?.persistedQuery
  if (persisted != null) {
    const { version, sha256Hash } = Object(persisted) as { version?: unknown; sha256Hash?: unknown }
    if (version !== 1) throw badRequest("Expected `extensions.persistedQuery.version` to be 1: no other is known.")
    if (typeof sha256Hash !== "string") throw badRequest("Expected `extensions.persistedQuery.sha256Hash` to be a text.")
    return { id: plainId(sha256Hash), automatic: true }
  }
  return documentId == null ? null : { id: plainId(documentId.replace(/^sha256:/i, "")), automatic: false }
}

/** Hashes may be written in capitals; other ids must be as in the manifest. */
function plainId(id: string): string {
  return SHA256.test(id) ? id.toLowerCase() : id
}

/** Yoga's own checks do not know `documentId`. */
function withText({ operationName, variables, extensions }: GraphQLParams, query: string): GraphQLParams {
  return { query, operationName, variables, extensions }
}
