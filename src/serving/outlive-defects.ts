import { systemCode } from "../failure.ts"
import type { Logger } from "../logger.ts"

/**
 * Lets the process go on where something is thrown that nobody catches, and logs it: whatever it is, it is no reason to end the requests
 * of everybody else. Each such line is a defect of Isnad.
 */
export function outliveDefects(log: Pick<Logger, "error">): void {
  const told = (error: unknown) => {
    // The log itself cannot be written: its reader is gone, or the disk is full. To log that would fail again, without end.
    if (isWriteError(error)) return
    log.error({ err: error }, "unexpected error outside of any request")
  }
  process.on("uncaughtException", told)
  process.on("unhandledRejection", told)
}

function isWriteError(error: unknown): boolean {
  return (
    ["EPIPE", "ENOSPC", "EIO", "EDQUOT"].includes(systemCode(error) ?? "") &&
    (error as NodeJS.ErrnoException).syscall === "write"
  )
}
