import { builder } from "../builder.ts"
import type { SourceRow } from "./sql.ts"

export const Source = builder.objectRef<SourceRow>("Source")
