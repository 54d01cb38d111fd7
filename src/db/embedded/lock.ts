import { randomUUID } from "node:crypto"
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { Failure, systemCode } from "../../failure.ts"

// One process at a time may open the files of an embedded database. Node has no flock, so the lock is a file with the
// holder's process id, and a lock whose holder is gone is moved away by exactly one of those that find it.

const held = new Set<string>()

/**
 * Takes the lock if it is free or its holder is gone.
 * @returns `null` when taken, otherwise the process id of the holder.
 */
export function tryLock(path: string): number | null {
  if (create(path)) return null
  const content = read(path)
  const holder = Number(content)
  if (content === null) return create(path) ? null : 0
  if (isAlive(holder) && !(holder === process.pid && !held.has(path))) return holder
  return moveAway(path, content) && create(path) ? null : holder
}

export function unlock(path: string): void {
  if (held.delete(path)) rmSync(path, { force: true })
}

function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" })
    held.add(path)
    return true
  } catch (error) {
    if (systemCode(error) === "EEXIST") return false
    throw new Failure(
      "FOLDER_NOT_WRITABLE",
      `Cannot write ${path} (${systemCode(error)}). Set DATA_DIR to a folder that can be written.`,
    )
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
  if (moved !== stale) linkSync(aside, path)
  rmSync(aside)
  return moved === stale
}
