import { connectionType } from "../../graphql/connection.ts"
import { Story } from "./ref.ts"
import type { PagedStoryRow, StoryRow } from "./sql.ts"

export const StoryConnection = connectionType<PagedStoryRow, StoryRow>({ name: "Story", node: Story, nodes: "stories" })
