import { builder } from "../../graphql/builder.ts"
import { inLocale, localeArgument } from "../../graphql/locale.ts"
import { Node, nodeIdField, registerNode } from "../../graphql/node.ts"
import { LENGTH, WEIGHT } from "../../graphql/pricing/extensions.ts"
import { ArticleConnection, articleArguments, articleConnection } from "../articles/connection.ts"
import { Article } from "../articles/ref.ts"
import { AnnotationMethodEnum } from "../mentions/method.ts"
import { StoryChange } from "./change-type.ts"
import { Disagreement } from "./disagreement-type.ts"
import { Story } from "./ref.ts"
import { TimelineEntry } from "./timeline-type.ts"

registerNode("Story", (context, id) => context.loaders.stories.byId.load(id))

Story.implement({
  description: "Articles about one event: what they share, where they differ, and how many speakers stand behind them.",
  interfaces: [Node],
  fields: (t) => ({
    id: t.id(nodeIdField("Story")),
    slug: t.exposeString("slug", { description: "The name in addresses; unique among stories, and perhaps in Arabic." }),
    title: t.string({
      description:
        "The title that somebody gave it, or the headline of its first article, in the wanted language or else in the other.",
      args: localeArgument(t.arg),
      resolve: ({ titleAr, titleEn }, { locale }) => inLocale(locale, titleAr, titleEn) as string,
      extensions: { [WEIGHT]: 200 },
    }),
    method: t.field({
      type: AnnotationMethodEnum,
      description: "Whether a person put its articles together, or rules did.",
      resolve: ({ method }) => method,
    }),
    articles: t.field({
      type: ArticleConnection,
      description: "Its articles, newest first. An article belongs to one story.",
      args: articleArguments(t.arg),
      resolve: (story, args, context, info) => articleConnection({ context, info }, { of: "story" }, story.id, args),
    }),
    disagreements: t.field({
      type: [Disagreement],
      description: "Where its reports say different things, conflicts first.",
      resolve: ({ disagreements }) => disagreements,
      extensions: { [LENGTH]: 5 },
    }),
    timeline: t.field({
      type: [TimelineEntry],
      description: "What happened when, as far as a year is known, the earliest first.",
      resolve: ({ timeline }) => timeline,
      extensions: { [LENGTH]: 10 },
    }),
    independentOrigins: t.exposeInt("independentOrigins", {
      description: "How many different speakers the statements of its articles go back to. A reprint adds none.",
    }),
    changes: t.field({
      type: [StoryChange],
      description: "The stories that were merged into it or taken out of it, the newest change first.",
      resolve: ({ id }, _args, { loaders }) => loaders.stories.changes.load(id),
      extensions: { [LENGTH]: 2 },
    }),
  }),
})

builder.objectField(Article, "story", (t) =>
  t.field({
    type: Story,
    nullable: true,
    description: "The story that it belongs to; null where no other article is about its event.",
    resolve: ({ id }, _args, { loaders }) => loaders.stories.ofArticle.load(id),
  }),
)
