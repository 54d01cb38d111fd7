import { randomUUID } from "node:crypto"
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { systemCode } from "../../failure.ts"
import { removeIfPossible } from "./remove.ts"
import { folderTrouble } from "./trouble.ts"

// One process at a time may open the files of an embedded database. Node has no flock, so the lock is a file with the
// holder's process id, and a lock whose holder is gone is moved away by exactly one of those that find it.

const held = new Set<string>()

/**
 * Takes the lock if it is free or its holder is gone.
 * @returns `null` when taken, otherwise the process id of the holder; 0 where another was quicker.
 * @throws Failure FOLDER_NOT_WRITABLE, DISK_FULL
 */
export function tryLock(path: string): number | null {
  const content = read(path)
  if (content === null) return create(path) ? null : 0
  const holder = Number(content)
  if (isAlive(holder) && !(holder === process.pid && !held.has(path))) return holder
  return moveAway(path, content) && create(path) ? null : holder
}

export function unlock(path: string): void {
  if (held.delete(path)) rmSync(path, { force: true })
}

/** Whole at once, by a link to a file of one's own: an empty lock would be taken for that of a process that is gone. */
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
    // A file system without links.
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
  // Another process may have replaced the stale lock between our look and our move: give it back.
  if (moved !== stale) link(aside, path)
  rmSync(aside)
  return moved === stale
}
