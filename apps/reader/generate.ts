import { existsSync, globSync, readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { preset } from "@graphql-codegen/client-preset"
import { codegen } from "@graphql-codegen/core"
import { buildSchema, parse } from "graphql"

// Writes src/gql/: the types of every document in the sources, made by graphql-codegen's client preset. Its command line would
// add 200 packages to everybody's installation, in place of the few lines below.

const HERE = new URL("./", import.meta.url)
const SCHEMA = new URL("../../schema.graphql", HERE)
const DOCUMENT = /\bgraphql\(`([^`]+)`\)/g

/** The files of src/gql/ by path, made from the current schema and sources. */
async function generated(): Promise<Map<string, string>> {
  const schemaAst = buildSchema(readFileSync(SCHEMA, "utf8"))
  const documents = globSync("src/**/*.{ts,tsx}", { cwd: HERE.pathname, exclude: ["src/gql/**"] })
    .sort()
    .flatMap((location) => {
      const text = readFileSync(new URL(location, HERE), "utf8")
      return [...text.matchAll(DOCUMENT)].map(([, rawSDL = ""]) => ({ location, rawSDL, document: parse(rawSDL) }))
    })
  const outputs = await preset.buildGeneratesSection({
    baseOutputDir: "src/gql/",
    schema: parse(readFileSync(SCHEMA, "utf8")),
    schemaAst,
    documents,
    config: { scalars: { DateTime: "string", ID: "string" }, useTypeImports: true, importExtension: ".ts" },
    presetConfig: { skipIndexFile: true, fragmentMasking: { unmaskFunctionName: "unmask" } },
    plugins: [],
    pluginMap: {},
  })
  const files = await Promise.all(
    outputs.map(async (output) => [output.filename, await codegen({ ...output, schemaAst })] as const),
  )
  return new Map(files)
}

if (import.meta.main) {
  const check = process.argv.includes("--check")
  await mkdir(new URL("src/gql/", HERE), { recursive: true })
  for (const [name, text] of await generated()) {
    const file = new URL(name, HERE)
    if (!check) await writeFile(file, text)
    else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
      process.stderr.write(`${name} is older than the documents or the schema. Run: npm run reader:generate\n`)
      process.exitCode = 1
    }
  }
}
