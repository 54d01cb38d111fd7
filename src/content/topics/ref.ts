import { builder } from "../../graphql/builder.ts"
import type { TopicRow } from "./sql.ts"

export const Topic = builder.objectRef<TopicRow>("Topic")
