import { type Logger, pino } from "pino"
import pretty from "pino-pretty"

export type { Logger }

/** Structured logs on standard output: one JSON object on each line, or readable lines on a terminal. */
export function createLogger(level: string, terminal = process.stdout.isTTY): Logger {
  const options = { level, base: null }
  return terminal
    ? pino(options, pretty({ colorize: true, ignore: "hostname,pid", translateTime: "HH:MM:ss", sync: true }))
    : pino(options)
}
