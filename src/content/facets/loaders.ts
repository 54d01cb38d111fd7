import { perArguments } from "../../db/batching.ts"
import type { Database } from "../../db/database.ts"
import { calling, type Reads } from "../reads.ts"
import type { SearchLoaders } from "../search/loaders.ts"
import { type FacetRequest, type FacetRow, facet } from "./sql.ts"

export type FacetLoaders = ReturnType<typeof facetLoaders>

/** The loaders of facets for one request; a facet that is selected twice is counted once. */
export function facetLoaders(database: Database, searches: SearchLoaders, reads?: Reads) {
  return {
    counts: calling(
      reads,
      "articles",
      perArguments(
        async (request: FacetRequest): Promise<FacetRow[]> =>
          database.query<FacetRow>(facet(request, await searches.inFilter(request.filter))),
      ),
    ),
  }
}
