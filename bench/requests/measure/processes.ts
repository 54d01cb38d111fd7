import { readFileSync } from "node:fs"

// What processes used, from Linux's /proc (https://man7.org/linux/man-pages/man5/proc.5.html). Elsewhere there are no figures.

/** In which /proc counts, on all machines that Node runs on. */
const TICK_MS = 10

/** CPU time that these processes have used so far, user and system, in milliseconds; null where it cannot be known. */
export function cpuMs(pids: readonly number[]): number | null {
  let sum = 0
  for (const pid of pids) {
    const stat = read(`/proc/${pid}/stat`)
    if (stat === null) return null
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
    sum += (Number(fields[11]) + Number(fields[12])) * TICK_MS
  }
  return pids.length > 0 ? sum : null
}

/** Memory that a process holds, in megabytes (RSS); null where it cannot be known. */
export function memoryMb(pid: number): number | null {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1]
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
