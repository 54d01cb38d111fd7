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
  /** Whether `only` lets through what asks for nothing but the schema. */
  readonly introspection: boolean
}

const SHA256 = /^[0-9a-f]{64}$/i

type Params = GraphQLParams & { documentId?: string | null }

/**
 * Lets a request name its document in place of sending it: one that the operator trusts, or one that a client sent before (Apollo's
 * automatic persisted queries). Without a name, all this costs a request is a look at two keys.
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
  /** Asked for as Apollo does: its clients send the text when they are told that nobody knows the hash. */
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

/** Hashes are the same in capitals; other ids are as the manifest has them. */
function plainId(id: string): string {
  return SHA256.test(id) ? id.toLowerCase() : id
}

/** Yoga's own checks know no `documentId`. */
function withText({ operationName, variables, extensions }: GraphQLParams, query: string): GraphQLParams {
  return { query, operationName, variables, extensions }
}
