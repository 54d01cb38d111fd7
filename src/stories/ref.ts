import { builder } from "../builder.ts"
import type { StoryRow } from "./sql.ts"

export const Story = builder.objectRef<StoryRow>("Story")
