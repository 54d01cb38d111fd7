import { systemCode } from "../failure.ts"
import type { Logger } from "../logger.ts"

/**
 * Keeps the process running when something is thrown that nobody catches, and logs it: it must not end everybody else's
 * requests. Each such line shows a defect of Isnad.
 */
export function outliveDefects(log: Pick<Logger, "error">): void {
  const told = (error: unknown) => {
    // The log cannot be written: its reader is gone, or the disk is full. Logging that would fail again, without end.
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
