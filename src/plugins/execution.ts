import type { Plugin } from "graphql-yoga"
import { execute } from "../execution/execute.ts"

/** Executes queries by plans that are made once for each document (src/execution). */
export function useExecution(): Plugin {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn(execute as Parameters<typeof setExecuteFn>[0])
    },
  }
}
