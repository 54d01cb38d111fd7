import { connectionType } from "../../graphql/connection.ts"
import { Topic } from "./ref.ts"
import type { ArticleTopicRow, PagedTopicRow, TopicRow } from "./sql.ts"

export const TopicConnection = connectionType<PagedTopicRow, TopicRow>({ name: "Topic", node: Topic, nodes: "topics" })
export const ArticleTopicConnection = connectionType<ArticleTopicRow, TopicRow>({
  name: "ArticleTopic",
  node: Topic,
  nodes: "topics of an article",
})
