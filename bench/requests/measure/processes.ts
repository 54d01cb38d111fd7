import { readFileSync } from "node:fs"

// What processes used, from Linux's /proc (https://man7.org/linux/man-pages/man5/proc.5.html). Elsewhere there are no figures.

/** In which /proc counts, on all machines that Node runs on. */
const TICK_MS = 10

/** CPU time that each of these processes has used so far, user and system, in milliseconds; those that cannot be seen are left out. */
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

/** What processes used between two looks, in milliseconds, those included that began between them; null where none was seen. */
export function cpuBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number | null {
  if (after.size === 0) return null
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0)
}

/** Memory that a process holds, in megabytes (RSS); null where it cannot be known. */
export function memoryMb(pid: number): number | null {
  return megabytes(pid, /^VmRSS:\s+(\d+)/m)
}

/** The most that it ever held. */
export function peakMemoryMb(pid: number): number | null {
  return megabytes(pid, /^VmHWM:\s+(\d+)/m)
}

function megabytes(pid: number, line: RegExp): number | null {
  const kilobytes = line.exec(read(`/proc/${pid}/status`) ?? "")?.[1]
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
}

/** Whether a process of that number on this machine is PostgreSQL's: the database may be elsewhere. */
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
