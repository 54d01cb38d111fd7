import { builder } from "./builder.ts"
import { withArticle } from "./nouns.ts"
import { DEFAULT_PAGE_SIZE, LARGEST_PAGE } from "./page-arguments.ts"

export type ArgumentBuilder = Parameters<Parameters<typeof builder.queryField>[1]>[0]["arg"]

/** Defines the arguments `first` and `after`. */
export function forwardArguments(arg: ArgumentBuilder, largest = LARGEST_PAGE) {
  return {
    first: arg.int({
      description: `How many at most, from the start of the list or from \`after\`: 0 to ${largest}, ${DEFAULT_PAGE_SIZE} where absent.`,
    }),
    after: arg.string({ description: "A cursor of this list: the page starts behind it." }),
  }
}

/** Defines the arguments `first`, `after`, `last` and `before`. */
export function pageArguments(arg: ArgumentBuilder, largest = LARGEST_PAGE) {
  return {
    ...forwardArguments(arg, largest),
    last: arg.int({
      description: `How many at most, from the end of the list or from \`before\`: 0 to ${largest}. Not together with \`first\`.`,
    }),
    before: arg.string({ description: "A cursor of this list: the page ends before it." }),
  }
}

/** Defines the input type of arguments such as `by: ArticleBy!`: an id or a slug, exactly one of them. */
export function lookupInput(type: string, noun: string) {
  return builder.inputType(`${type}By`, {
    isOneOf: true,
    description: `Names one ${noun}: by id or by slug.`,
    fields: (t) => ({
      id: t.id({ description: `The id of ${withArticle(noun)}.` }),
      slug: t.string({ description: "The name in addresses, which may be in Arabic." }),
    }),
  })
}
