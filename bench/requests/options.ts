import { parseArgs } from "node:util"
import { Failure } from "../../src/failure.ts"
import { QUERY_IDS, type QueryId } from "./queries.ts"
import { SERVER_IDS, type ServerId } from "./servers/servers.ts"

export const HELP = `npm run bench -- [requests | write | search | start] [options]

  requests   requests a second, latency, CPU time and SQL statements of seven queries, beside other servers (the default)
  write      how long a document, a rename and readers beside them take, until all of it is seen
  search     how long searches and suggestions take, from rare words to common ones
  start      how long the embedded database takes to start and to be seeded

  --quick               10,000 articles, most of a second a query (the default)
  --full                200,000 articles, eight seconds a query
  --articles N          another number of articles
  --seconds S           how long each query is measured at 16 connections; half of it at 1
  --queries Q1,Q5       only these of ${QUERY_IDS.join(", ")}
  --servers isnad,…     only these of ${SERVER_IDS.join(", ")}
  --url postgresql://…  a server on which databases may be created; TEST_DATABASE_URL or 127.0.0.1:5432 where absent
  --keep                leave the databases it made, and use them the next time
  --help

A report is printed, and written to bench/requests/results/.`

export const COMMANDS = ["requests", "write", "search", "start"] as const
export type Command = (typeof COMMANDS)[number]

export interface Options {
  readonly command: Command
  readonly articles: number
  readonly seconds: number
  readonly variants: number
  readonly queries: readonly QueryId[]
  readonly servers: readonly ServerId[]
  readonly url: string
  readonly keep: boolean
}

const QUICK = { articles: 10_000, seconds: 0.8, variants: 40 }
const FULL = { articles: 200_000, seconds: 8, variants: 200 }

/** @returns null if help is asked for. @throws INVALID_ARGUMENT. */
export function readOptions(args: string[], env: Record<string, string | undefined>): Options | null {
  const { values, positionals } = parse(args)
  if (values.help) return null
  const size = values.full ? FULL : QUICK
  const [command = "requests", ...others] = positionals
  if (others.length > 0) throw wrong(`expected one command, got ${positionals.join(" ")}`)
  return {
    command: oneOf(COMMANDS, command, "command"),
    articles: within("--articles", values.articles, 1_000, 1_000_000) ?? size.articles,
    seconds: within("--seconds", values.seconds, 0.1, 600) ?? size.seconds,
    variants: size.variants,
    queries: several(QUERY_IDS, values.queries, "--queries"),
    servers: several(SERVER_IDS, values.servers, "--servers"),
    url: database(values.url ?? (env.TEST_DATABASE_URL || "postgresql://postgres@127.0.0.1:5432/postgres")),
    keep: values.keep,
  }
}

function parse(args: string[]) {
  const text = { type: "string" } as const
  const flag = { type: "boolean", default: false } as const
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        quick: flag,
        full: flag,
        articles: text,
        seconds: text,
        queries: text,
        servers: text,
        url: text,
        keep: flag,
        help: { ...flag, short: "h" },
      },
    })
  } catch (error) {
    throw wrong((error as Error).message)
  }
}

function within(name: string, value: string | undefined, least: number, most: number): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (value.trim() !== "" && number >= least && number <= most) return name === "--articles" ? Math.floor(number) : number
  throw wrong(`${name}: expected a number from ${least} to ${most}, got ${value}`)
}

function several<Item extends string>(known: readonly Item[], value: string | undefined, name: string): Item[] {
  if (value === undefined) return [...known]
  const asked = value.split(",").map((item) => oneOf(known, item.trim(), name))
  return known.filter((item) => asked.includes(item))
}

function oneOf<Item extends string>(known: readonly Item[], value: string, name: string): Item {
  const found = known.find((item) => item === value)
  if (found === undefined) throw wrong(`${name}: expected some of ${known.join(", ")}, got ${value}`)
  return found
}

function database(url: string): string {
  if (/^postgres(ql)?:\/\/\S+$/.test(url) && URL.canParse(url)) return url
  throw wrong("--url: expected a URL such as postgresql://user:password@host:5432/postgres")
}

function wrong(message: string): Failure {
  return new Failure("INVALID_ARGUMENT", `${message}\nSee npm run bench -- --help.`)
}
