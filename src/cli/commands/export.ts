import { resolve } from "node:path"
import { type Command, Option } from "commander"
import type { Database } from "../../db/database.ts"
import { migrate } from "../../db/migrations.ts"
import { ARTICLE_FORMATS, type ArticleFormatName } from "../../formats/article-formats.ts"
import { exportBundle } from "../../ingest/export/export.ts"
import { exportArticles } from "../../ingest/export/export-articles.ts"
import { say } from "../output.ts"
import { ProgressDisplay } from "../progress.ts"
import { withDatabase } from "../with-database.ts"

const BUNDLE = "bundle"

type Progress = (file: string, done: number, total: number) => void

export function addExport(program: Command): void {
  const format = new Option("--format <name>", "bundle, or one file for each article in folder/articles/")
    .choices([BUNDLE, ...Object.keys(ARTICLE_FORMATS)])
    .default(BUNDLE)
  program
    .command("export")
    .summary("write everything into a content bundle, or all articles in a format of the trade")
    .description(
      "Writes all sources, people, topics, articles and stories as a content bundle (docs/bundle.md): one state of the data, in the order of\nthe slugs. With --format, every article in a file of its own instead, and says what the format had no place for (docs/formats.md).",
    )
    .argument("<folder>", "where to; made where it is missing")
    .addOption(format)
    .action((folder: string, { format }: { format: string }) =>
      withDatabase(async (database) => {
        await migrate(database)
        const display = new ProgressDisplay()
        const progress: Progress = (file, done, total) => display.update(`writing ${file}`, done, total)
        const write = format === BUNDLE ? writeBundle : writeArticles
        const lines = await write(database, resolve(folder), progress, format as ArticleFormatName).finally(() => display.end())
        for (const line of lines) say(line)
        say(`Wrote ${resolve(folder)}.`)
      }),
    )
}

async function writeBundle(database: Database, folder: string, progress: Progress): Promise<string[]> {
  const written = await exportBundle(database, folder, progress)
  return written.map(({ file, records }) => `  ${String(records).padStart(9)}  ${file}`)
}

async function writeArticles(
  database: Database,
  folder: string,
  progress: Progress,
  format: ArticleFormatName,
): Promise<string[]> {
  const { articles, losses } = await exportArticles(database, folder, format, progress)
  return [
    `  ${String(articles).padStart(9)}  articles/*${ARTICLE_FORMATS[format].suffix}`,
    ...losses.map(
      ({ what, instead, count, articles }) =>
        `  ${String(count).padStart(9)}  ${what}, in ${articles} articles: no place in ${format}; ${instead}`,
    ),
  ]
}
