import type { Database } from "../db/database.ts"
import { prismaClient } from "../db/prisma.ts"
import type { DictionaryName } from "../evidence/names/dictionary.ts"

/** Every name of every person, source and topic that is stored. */
export async function readDictionaryNames(database: Database): Promise<DictionaryName[]> {
  const prisma = await prismaClient(database)
  const slug = { select: { slug: true } }
  const names = await prisma.name.findMany({
    select: { value: true, kind: true, person: slug, topic: slug, source: { select: { slug: true, kind: true } } },
    orderBy: { id: "asc" },
  })
  return names.map(({ value, kind, person, source, topic }) => ({
    value,
    nameKind: kind,
    entity: person
      ? { kind: "person", slug: person.slug }
      : source
        ? { kind: "source", slug: source.slug, sourceKind: source.kind }
        : { kind: "topic", slug: topic?.slug ?? "" },
  }))
}
