import { existsSync, readdirSync, renameSync, rmSync } from "node:fs"
import { basename, join } from "node:path"
import { PGlite } from "@electric-sql/pglite"
import { NodeFS } from "@electric-sql/pglite/nodefs"
import { Failure, systemCode } from "../../failure.ts"
import { EXTENSIONS } from "./extensions.ts"
import { removeIfPossible } from "./remove.ts"
import { filesTrouble, folderTrouble, isTrouble } from "./trouble.ts"

/**
 * For new databases: 1 MB for each file of the log, instead of 16. The next file is created ahead of time, so opening a
 * database needs that much free space.
 */
const SMALL_SEGMENTS = ["--wal-segsize=1"]
/** Files of temporary tables, as PostgreSQL names them (looks_like_temp_rel_name). */
const TEMPORARY = /^t\d+_\d+(?:_(?:fsm|vm|init))?(?:\.\d+)?$/

/** A database whose files are open. */
export interface OpenFiles {
  readonly db: PGlite
  /** Forgets earlier trouble with files, which belonged to an earlier statement; called when a statement begins. */
  begin(): void
  /** Why the database ended, after WebAssembly threw `error`. */
  trouble(error: unknown): Failure
}

/**
 * Opens the database in a folder, and creates it if there is none. A new one is created beside the folder and renamed when it
 * is complete, so that a first start that is interrupted leaves no half database. @param tell called with a line for people.
 * @throws Failure DISK_FULL, FOLDER_NOT_WRITABLE, DATABASE_FAILED
 */
export async function openFiles(files: string, tell: (line: string) => void): Promise<OpenFiles> {
  const making = `${files}.making`
  try {
    rmSync(making, { recursive: true, force: true })
    if (existsSync(join(files, "PG_VERSION"))) {
      removeTemporary(files)
      return await open(files, files)
    }
    setAside(files, tell)
    const opened = await open(making, files)
    renameSync(making, files)
    moveTo(opened.db, files)
    return opened
  } catch (error) {
    // A half database is of no use, and takes space that may be the very thing missing.
    removeIfPossible(making)
    throw error instanceof Failure ? error : folderTrouble(files, error)
  }
}

/**
 * An older Isnad created databases in place; if it was interrupted, the folder is incomplete. It is renamed and not deleted,
 * since it may be something else.
 */
function setAside(files: string, tell: (line: string) => void): void {
  if (!existsSync(files) || readdirSync(files).length === 0) return
  const aside = [...Array(1_000).keys()].map((number) => `${files}.incomplete-${number + 1}`).find((path) => !existsSync(path))
  renameSync(files, aside as string)
  tell(`${files} was no whole database (it has no PG_VERSION). It is kept as ${aside}, and a new one is made.`)
}

/** Deletes the files of temporary tables that a killed process left. PostgreSQL itself does so only as a server. */
function removeTemporary(files: string): void {
  const base = join(files, "base")
  if (!existsSync(base)) return
  for (const path of readdirSync(base, { recursive: true }) as string[])
    if (TEMPORARY.test(basename(path))) rmSync(join(base, path), { force: true })
  rmSync(join(base, "pgsql_tmp"), { recursive: true, force: true })
}

/** @param folder where it is now. @param name where it will be later, for messages. */
async function open(folder: string, name: string): Promise<OpenFiles> {
  const fs = new NotedFiles(folder)
  let said = ""
  const onStderr = (line: string) => {
    const [, detail] = line.split(/\bDETAIL: +/)
    said = /\b(?:FATAL|PANIC): +(.*)/.exec(line)?.[1] ?? (detail && said ? `${said} (${detail})` : said)
    return false
  }
  const reasonOf = (error: unknown) => said || (error instanceof Error ? error.message : String(error))
  const trouble = (error: unknown) => {
    if (fs.trouble) return filesTrouble(name, fs.trouble, said)
    const message = `The embedded database in ${name} ended: ${reasonOf(error)}. What was committed is kept: leave the folder as it is.`
    return new Failure("DATABASE_FAILED", message, { cause: error })
  }
  const begin = () => {
    fs.trouble = null
    said = ""
  }
  try {
    return {
      db: await PGlite.create({ fs, extensions: EXTENSIONS, onStderr, initDbStartParams: SMALL_SEGMENTS }),
      begin,
      trouble,
    }
  } catch (error) {
    const code = fs.trouble ?? systemCode(error)
    if (isTrouble(code)) throw filesTrouble(name, code, said)
    throw new Failure("DATABASE_FAILED", cannotBeOpened(name, reasonOf(error)), { cause: error })
  }
}

function cannotBeOpened(folder: string, reason: string): string {
  const remedy = /incompatible|not compatible/.test(reason)
    ? "Another version of Isnad made it: write its content out with that one (isnad export), and load it into a new DATA_DIR."
    : "It may well be whole: keep it, and set DATA_DIR to a copy of a backup, or to a new folder."
  return `The embedded database in ${folder} cannot be opened: ${reason.replace(/\.$/, "")}. ${remedy}`
}

type Write = (stream: unknown, buffer: unknown, offset: number, length: number, position: number) => number

/** The parts of emscripten's module that are used here; PGlite's types do not have them. */
interface Module {
  readonly FS: {
    readonly filesystems: {
      readonly NODEFS: { convertNodeCode(error: { code: string }): number; readonly stream_ops: { write: Write } }
    }
    lookupPath(path: string): { node: { mount: { opts: { root: string } } } }
  }
}

/** A file system that remembers why the operating system last refused to read or write. */
class NotedFiles extends NodeFS {
  trouble: string | null = null

  override async init(...[pg, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options)
    const preRun = (module: unknown) => {
      const { NODEFS } = (module as Module).FS.filesystems
      const { convertNodeCode, stream_ops } = NODEFS
      NODEFS.convertNodeCode = (error) => {
        if (isTrouble(error.code)) this.trouble = error.code
        return convertNodeCode(error)
      }
      stream_ops.write = writingAll(stream_ops.write)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] } }
  }
}

/**
 * On a disk that fills up, a write may store only the first part of its bytes. Creating a database takes that for success, so
 * here the write is repeated until all is written or an error occurs.
 */
function writingAll(write: Write): Write {
  return (stream, buffer, offset, length, position) => {
    let done = 0
    while (done < length) {
      const taken = write(stream, buffer, offset + done, length - done, position + done)
      if (taken === 0) break
      done += taken
    }
    return done
  }
}

/** Tells an open database that its folder was renamed: it looks up files by their paths. */
function moveTo(db: PGlite, folder: string): void {
  const { FS } = db.Module as unknown as Module
  FS.lookupPath(PGlite.paths.PGDATA).node.mount.opts.root = folder
}
