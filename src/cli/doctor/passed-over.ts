import type { Database } from "../../db/database.ts"
import type { DerivedPart } from "../../db/generated/enums.ts"
import { prismaClient } from "../../db/prisma.ts"
import { type Finding, ok, warning } from "./finding.ts"

/** Articles of which something could not be derived; `slugs` has the first few. */
export interface PassedOver {
  readonly count: number
  readonly slugs: readonly string[]
}

const NAMED = 3

/** The articles that search does not find, and those that could not be annotated completely. */
export async function passedOver(database: Database): Promise<{ search: PassedOver; annotation: PassedOver }> {
  const client = await prismaClient(database)
  const having = async (part: DerivedPart | { not: DerivedPart }): Promise<PassedOver> => {
    const where = { passedOver: { some: { part } } }
    const first = await client.article.findMany({ where, select: { slug: true }, orderBy: { slug: "asc" }, take: NAMED })
    return { count: await client.article.count({ where }), slugs: first.map(({ slug }) => slug) }
  }
  try {
    return { search: await having("SEARCH"), annotation: await having({ not: "SEARCH" }) }
  } finally {
    await client.$disconnect()
  }
}

export function judgePassedOver(check: string, all: string, { count, slugs }: PassedOver): Finding {
  if (count === 0) return ok(check, all)
  const more = count > slugs.length ? ", …" : ""
  return warning(
    check,
    `${all} but ${count} that had to be passed over: ${slugs.join(", ")}${more}`,
    "Report them: it is a defect in Isnad. The next version tries again: isnad annotate",
  )
}
