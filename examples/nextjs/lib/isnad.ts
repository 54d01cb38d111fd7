import { cacheTag } from "next/cache"

/** Asks Isnad once, and keeps the answer until `revalidateTag` names one of the keys that Isnad gave it. */
export async function isnad<Data>(query: string, variables: object = {}): Promise<Data> {
  "use cache"
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  const response = await fetch(`${process.env.ISNAD_URL}/graphql?${parameters}`)
  const { data, errors } = await response.json()
  if (errors) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`)
  const tags = response.headers.get("cache-tag")
  if (tags) cacheTag(...tags.split(","))
  return data
}
