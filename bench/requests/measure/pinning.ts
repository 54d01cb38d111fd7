import { spawnSync } from "node:child_process"
import { availableParallelism } from "node:os"

const able = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0

/** Whether processes are held to a core each: the server to one, the load to another. */
export const pinned = able

/** The command that runs another on one core, where that is possible; taskset becomes what it runs, so its process is the same. */
export function onCore(core: number, command: readonly string[]): string[] {
  return able ? ["taskset", "-c", String(core), ...command] : [...command]
}
