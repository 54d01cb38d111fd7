import { createHash } from "node:crypto"
import { lstatSync, mkdirSync, realpathSync } from "node:fs"
import { tmpdir, userInfo } from "node:os"
import { join } from "node:path"
import { Failure } from "../../failure.ts"
import { folderTrouble } from "./trouble.ts"

/** Where an embedded database is: its files, its lock, and the folder of the Unix socket on which it is served. */
export interface EmbeddedLocation {
  readonly files: string
  readonly lock: string
  /** The `host` for `pg`; the port is SOCKET_PORT. */
  readonly socketFolder: string
  readonly socket: string
}

export const SOCKET_PORT = 5432

/**
 * Creates the folders that are missing. The socket is in the system's temporary folder, under a name derived from the data
 * folder, because a Unix socket's path may have at most 104 characters, which a deep data folder would exceed. @throws Failure
 * FOLDER_NOT_WRITABLE, DISK_FULL
 */
export function embeddedLocation(dataDir: string): EmbeddedLocation {
  const folder = create(dataDir)
  const { uid } = userInfo()
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16)
  const socketFolder = create(join(tmpdir(), `isnad-${uid}-${name}`))
  if (lstatSync(socketFolder).uid !== uid) {
    throw new Failure(
      "FOLDER_NOT_WRITABLE",
      `${socketFolder} belongs to another user. Remove it, or set TMPDIR to a folder of your own.`,
    )
  }
  return {
    files: embeddedFiles(folder),
    lock: join(folder, "isnad.lock"),
    socketFolder,
    socket: join(socketFolder, `.s.PGSQL.${SOCKET_PORT}`),
  }
}

/** The folder of the database's files inside a data folder. */
export function embeddedFiles(dataDir: string): string {
  return join(dataDir, "pglite")
}

function create(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return realpathSync(folder)
  } catch (error) {
    throw folderTrouble(folder, error, "create the folder")
  }
}
