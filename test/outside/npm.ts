import { execFile } from "node:child_process"
import { cpSync, existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { promisify } from "node:util"
import { projectFolder } from "../support/commands.ts"
import { temporaryFolder } from "../support/folders.ts"

/** A copy of an example that has a package of its own, with its dependencies and Isnad's schema. It goes when the test file ends. */
export async function installedExample(name: string): Promise<string> {
  const folder = join(temporaryFolder(), name)
  const generated = /\/(node_modules|\.next)(\/|$)/
  cpSync(join(projectFolder, "examples", name), folder, {
    recursive: true,
    filter: (path) => !generated.test(path.slice(projectFolder.length)),
  })
  cpSync(join(projectFolder, "schema.graphql"), join(folder, "schema.graphql"))
  await run("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], folder)
  return folder
}

/** Runs a program with Isnad's Node to its end. @throws with its output where it fails. @returns standard output. */
export async function run(program: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  const path = [join(cwd, "node_modules/.bin"), join(projectFolder, "node_modules/.bin"), process.env.PATH].join(delimiter)
  try {
    const { stdout } = await promisify(execFile)(program, args, { cwd, env: { ...plainEnvironment(), PATH: path, ...env } })
    return stdout
  } catch (error) {
    const { message, stdout, stderr } = error as { message: string; stdout?: string; stderr?: string }
    throw new Error(`${message}\n${stdout ?? ""}${stderr ?? ""}`)
  }
}

/** Without what vitest and npm put into theirs, which changes what Next builds and where npm installs. */
function plainEnvironment(): Record<string, string | undefined> {
  const added = /^(VITEST|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL$|npm_(?!config_))/
  const own = Object.entries(process.env).filter(([name]) => !added.test(name))
  return { ...Object.fromEntries(own), CI: "true", NEXT_TELEMETRY_DISABLED: "1" }
}

export function exists(...path: string[]): boolean {
  return existsSync(join(...path))
}
