import { readFileSync } from "node:fs"

// Figures of processes from Linux's /proc (https://man7.org/linux/man-pages/man5/proc.5.html). Other systems have none.

/** The unit of times in /proc, on all machines on which Node runs. */
const TICK_MS = 10

/**
 * The CPU time, user and system, that each process has used so far, in milliseconds; processes that cannot be seen are left
 * out.
 */
export function cpuMs(pids: readonly number[]): Map<number, number> {
  const used = new Map<number, number>()
  for (const pid of pids) {
    const stat = read(`/proc/${pid}/stat`)
    if (stat === null) continue
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    used.set(pid, (Number(fields[11]) + Number(fields[12])) * TICK_MS)
  }
  return used
}

/** The CPU time between two samples in milliseconds, including processes that began in between; null if none was seen. */
export function cpuBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number | null {
  if (after.size === 0) return null
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0)
}

/** The memory (RSS) of a process in megabytes; null if unknown. */
export function memoryMb(pid: number): number | null {
  return megabytes(pid, /^VmRSS:\s+(\d+)/m)
}

/** The highest memory that a process has had, in megabytes; null if unknown. */
export function peakMemoryMb(pid: number): number | null {
  return megabytes(pid, /^VmHWM:\s+(\d+)/m)
}

function megabytes(pid: number, line: RegExp): number | null {
  const kilobytes = line.exec(read(`/proc/${pid}/status`) ?? "")?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
}

/** Whether a local process with this id is PostgreSQL's: the database may be on another machine. */
export function isPostgres(pid: number): boolean {
  return read(`/proc/${pid}/comm`)?.startsWith("postgres") ?? false
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return null
  }
}
