import type { QueryId, Variants } from "../queries.ts"

/** How to ask one server one query, and how to turn its answer into the common form (../normalise.ts). */
export interface Question<Id extends QueryId> {
  /** The body of the request. */
  body(variant: Variants[Id]): object
  // biome-ignore lint/suspicious/noExplicitAny: each server's answer has a form of its own
  read(answer: any): unknown
}

export type Dialect = { readonly [Id in QueryId]?: Question<Id> }

/** A GraphQL document with its variables. `read` gets the data. @throws if the answer has errors. */
export function document<Id extends QueryId>(
  query: string,
  variables: (variant: Variants[Id]) => object,
  // biome-ignore lint/suspicious/noExplicitAny: each server's answer has a form of its own
  read: (data: any) => unknown,
): Question<Id> {
  return {
    body: (variant) => ({ query, variables: variables(variant) }),
    read: ({ data, errors }) => {
      if (errors) throw new Error(JSON.stringify(errors).slice(0, 400))
      return read(data)
    },
  }
}
