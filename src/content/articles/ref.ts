import { builder } from "../../graphql/builder.ts"
import type { ArticleRow } from "./sql.ts"

export const Article = builder.objectRef<ArticleRow>("Article")
