import { builder } from "../../graphql/builder.ts"
import type { StatementRow } from "./sql.ts"

export const Statement = builder.objectRef<StatementRow>("Statement")
