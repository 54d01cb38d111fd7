import { resolve } from "node:path"
import { type Command, Option } from "commander"
import type { Database } from "../../db/database.ts"
import { migrate } from "../../db/migrations.ts"
import { ARTICLE_FORMATS, type ArticleFormatName } from "../../formats/article-formats.ts"
import { answer, say } from "../../output.ts"
import { exportBundle } from "../../writing/export/export.ts"
import { exportArticles } from "../../writing/export/export-articles.ts"
import { addExamples, JSON_OPTION } from "../help.ts"
import { ProgressDisplay } from "../progress.ts"
import { withDatabase } from "../with-database.ts"

const BUNDLE = "bundle"

type Progress = (file: string, done: number, total: number) => void

export function addExport(program: Command): void {
  const format = new Option("--format <name>", "bundle, or one file for each article in folder/articles/")
    .choices([BUNDLE, ...Object.keys(ARTICLE_FORMATS)])
    .default(BUNDLE)
  const command = program
    .command("export")
    .summary("write everything into a content bundle, or all articles in a format of the trade")
    .description(
      "Writes all sources, people, topics, articles and stories as a content bundle (docs/bundle.md): one state of the data, in the order of\nthe slugs. With --format, every article in a file of its own instead, and says what the format had no place for (docs/formats.md).",
    )
    .argument("<folder>", "where to; made where it is missing")
    .addOption(format)
    .option(...JSON_OPTION)
    .action((folder: string, { format }: { format: string }) =>
      withDatabase(async (database) => {
        await migrate(database)
        const display = new ProgressDisplay()
        const progress: Progress = (file, done, total) => display.update(`writing ${file}`, done, total)
        const write = format === BUNDLE ? writeBundle : writeArticles
        const { lines, ...figures } = await write(database, resolve(folder), progress, format as ArticleFormatName).finally(
          () => display.end(),
        )
        for (const line of lines) say(line)
        say(`Wrote ${resolve(folder)}.`)
        answer({ folder: resolve(folder), ...figures })
      }),
    )
  addExamples(command, {
    "export backup": "everything into the folder backup",
    "export --format ninjs out": "every article as IPTC ninjs 3",
  })
}

/** What was written, as lines for people and as figures for programs. */
type Written = { lines: string[] } & Record<string, unknown>

async function writeBundle(database: Database, folder: string, progress: Progress): Promise<Written> {
  const files = await exportBundle(database, folder, progress)
  return { lines: files.map(({ file, records }) => `  ${String(records).padStart(9)}  ${file}`), files }
}

async function writeArticles(
  database: Database,
  folder: string,
  progress: Progress,
  format: ArticleFormatName,
): Promise<Written> {
  const { articles, losses } = await exportArticles(database, folder, format, progress)
  const lines = [
    `  ${String(articles).padStart(9)}  articles/*${ARTICLE_FORMATS[format].suffix}`,
    ...losses.map(
      ({ what, instead, count, articles }) =>
        `  ${String(count).padStart(9)}  ${what}, in ${articles} articles: no place in ${format}; ${instead}`,
    ),
  ]
  return { lines, format, articles, losses }
}
