import { randomUUID } from "node:crypto"
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { systemCode } from "../../failure.ts"
import { removeIfPossible } from "./remove.ts"
import { folderTrouble } from "./trouble.ts"

// One process at a time may open the files of an embedded database. Node has no flock, so the lock is a file with its holder's
// process id. If the holder no longer runs, exactly one of the processes that notice it moves the file away.

const held = new Set<string>()

/**
 * Takes the lock if it is free or its holder no longer runs. @returns `null` when taken, else the process id of the holder, or
 * 0 where another process was quicker. @throws Failure FOLDER_NOT_WRITABLE, DISK_FULL
 */
export function tryLock(path: string): number | null {
  const content = read(path)
  if (content === null) return create(path) ? null : 0
  const holder = Number(content)
  if (isAlive(holder) && !(holder === process.pid && !held.has(path))) return holder
  return moveAway(path, content) && create(path) ? null : holder
}

/** Releases a lock that this process took with `tryLock`; does nothing for one that it does not hold. */
export function unlock(path: string): void {
  if (held.delete(path)) rmSync(path, { force: true })
}

/**
 * Creates the file with its content at once, as a hard link to a temporary file: an empty lock would look like one whose holder
 * no longer runs.
 */
function create(path: string): boolean {
  const own = `${path}.${randomUUID()}`
  try {
    writeFileSync(own, String(process.pid), { flag: "wx" })
    link(own, path)
    held.add(path)
    return true
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false
    throw folderTrouble(path, error)
  } finally {
    removeIfPossible(own)
  }
}

function link(own: string, path: string): void {
  try {
    linkSync(own, path)
  } catch (error) {
    // The file system has no hard links.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(systemCode(error) ?? "")) throw error
    copyFileSync(own, path, constants.COPYFILE_EXCL)
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === "EPERM"
  }
}

function moveAway(path: string, stale: string): boolean {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return false
  }
  const moved = readFileSync(aside, "utf8")
  // Another process may have replaced the stale lock between the check and the move: in that case it is put back.
  if (moved !== stale) link(aside, path)
  rmSync(aside)
  return moved === stale
}
