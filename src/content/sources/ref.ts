import { builder } from "../../graphql/builder.ts"
import type { SourceRow } from "./sql.ts"

export const Source = builder.objectRef<SourceRow>("Source")
