import { spawnSync } from "node:child_process"
import { availableParallelism } from "node:os"

const able = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0

/** Whether processes can be bound to cores: the server to one, the load to another. */
export const pinned = able

/**
 * The command line that runs a command on one core, if that is possible. taskset replaces itself by the command, so the process
 * id stays.
 */
export function onCore(core: number, command: readonly string[]): string[] {
  return able ? ["taskset", "-c", String(core), ...command] : [...command]
}
