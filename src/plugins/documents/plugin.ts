import type { GraphQLParams, Plugin } from "graphql-yoga"
import { badRequest, codedError, documentNotFound, documentNotTrusted } from "../../errors.ts"
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

const SHA256 = /^[0-9a-f]{64}$/

type Params = GraphQLParams & { documentId?: unknown }

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
      throw badRequest("Expected `sha256Hash` to be the SHA-256 of a document in hexadecimal, or the id of a trusted one.")
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
    onParams({ params, request, setParams }) {
      if (typeof params !== "object" || params === null || Array.isArray(params)) return
      const { query } = params
      if (typeof query === "string") {
        if (only || params.extensions?.persistedQuery) check(query, nameIn(params, request))
        if ((params as Params).documentId !== undefined) setParams(withText(params, query))
      } else if (query == null) {
        const named = nameIn(params, request)
        if (named) setParams(withText(params, textOf(named)))
      }
    },
  }
}

interface Named {
  readonly id: string
  /** Asked for as Apollo does: its clients send the text when they are told that nobody knows the hash. */
  readonly automatic: boolean
}

function nameIn(params: Params, request: Request): Named | null {
  const persisted: unknown = params.extensions?.persistedQuery
  if (persisted != null) {
    const id = typeof persisted === "object" && "sha256Hash" in persisted ? persisted.sha256Hash : undefined
    if (typeof id !== "string") throw badRequest("Expected `extensions.persistedQuery.sha256Hash` to be a text.")
    return { id, automatic: true }
  }
  const id = params.documentId ?? (request.method === "GET" ? new URL(request.url).searchParams.get("documentId") : null)
  if (id == null) return null
  if (typeof id !== "string") throw badRequest("Expected `documentId` to be a text.")
  return { id: id.replace(/^sha256:/, ""), automatic: false }
}

/** Yoga's own checks know no `documentId`. */
function withText({ operationName, variables, extensions }: GraphQLParams, query: string): GraphQLParams {
  return { query, operationName, variables, extensions }
}
