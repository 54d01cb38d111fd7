import { builder } from "../../graphql/builder.ts"
import type { StoryRow } from "./sql.ts"

export const Story = builder.objectRef<StoryRow>("Story")
