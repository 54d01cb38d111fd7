import { type ExecutionArgs, type ExecutionResult, execute as executeByGraphql, type GraphQLError, parse } from "graphql"
import { createLoaders } from "../../../src/content/loaders.ts"
import { schema } from "../../../src/content/schema.ts"
import type { Database } from "../../../src/db/database.ts"
import type { Context } from "../../../src/graphql/context.ts"
import { execute } from "../../../src/graphql/execution/execute.ts"
import { selectedFields } from "../../../src/graphql/selected-fields.ts"
import { createLogger } from "../../../src/logger.ts"
import type { Asked } from "../../fuzz/generate.ts"

/** What our executor and graphql-js answer to one request, in a form to compare, and what ours left behind. */
export interface Compared {
  readonly ours: Told
  readonly theirs: Told
  /** Reasons of promises that nobody listened to: each of them would have ended the process. */
  readonly left: readonly unknown[]
}

interface Told {
  readonly data: string | undefined
  readonly errors: readonly string[]
}

/** @param whole the same database, where `database` is one of which some statements fail. */
export async function compare({ query, variables }: Asked, database: Database, whole = database): Promise<Compared> {
  const document = parse(query)
  const argsOf = (): ExecutionArgs => ({
    schema,
    document,
    variableValues: variables,
    contextValue: {
      requestId: "test",
      log: createLogger("silent", false),
      loaders: createLoaders(database, selectedFields(document)),
      prefetches: new Map(),
    } satisfies Context,
  })
  // The embedded database answers this when it has answered all that was asked before.
  const quiet = () => whole.query({ text: "SELECT 1", values: [] } as never)
  const [ours, left] = await watching(async () => execute(argsOf()), quiet)
  // graphql-js leaves promises behind where one item of a list throws at once: known, and why no request of ours runs on it.
  const [theirs] = await watching(async () => executeByGraphql(argsOf()) as ExecutionResult, quiet)
  return { ours: told(ours, theirs), theirs: told(theirs, ours), left }
}

/**
 * Runs `work`, and tells the rejections that nobody handled until all was quiet again: also of what still ran when its answer had gone.
 * @param quiet resolves when no statement of it runs any more.
 */
async function watching<Result>(work: () => Promise<Result>, quiet: () => Promise<unknown>): Promise<[Result, unknown[]]> {
  const left: unknown[] = []
  const others = process.listeners("unhandledRejection")
  process.removeAllListeners("unhandledRejection")
  process.on("unhandledRejection", (reason) => void left.push(reason))
  try {
    const result = await work()
    // A loader sends its statements in the turn after it was asked, and Node tells rejections after each turn.
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      await quiet()
    }
    return [result, left]
  } finally {
    process.removeAllListeners("unhandledRejection")
    for (const listener of others) process.on("unhandledRejection", listener)
  }
}

/**
 * An answer to compare with another. Errors in the order of their paths, since which comes first depends on which statement ends first;
 * without those that the other lacks because a part of the answer around them was null before: the specification leaves open whether
 * they are told.
 */
function told({ data, errors = [] }: ExecutionResult, other: ExecutionResult): Told {
  const textOf = ({ path, message, locations }: GraphQLError) => JSON.stringify([path, message, locations])
  const others = new Set(other.errors?.map(textOf))
  const list = errors.filter((error) => others.has(textOf(error)) || !isWithinNull(data, error.path ?? []))
  return { data: JSON.stringify(data), errors: list.map(textOf).toSorted() }
}

function isWithinNull(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data
  for (const key of path) {
    if (value == null) return true
    value = (value as Record<string | number, unknown>)[key]
  }
  return false
}
