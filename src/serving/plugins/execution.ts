import type { ExecutionArgs } from "graphql"
import type { Plugin } from "graphql-yoga"
import { execute } from "../../graphql/execution/execute.ts"

/**
 * Executes operations by plans that are made once for each document (src/graphql/execution). @param mostBytes about how large
 * an answer may be.
 */
export function useExecution(mostBytes: number): Plugin {
  return {
    onExecute({ setExecuteFn }) {
      setExecuteFn(((args: ExecutionArgs) => execute(args, { mostBytes })) as Parameters<typeof setExecuteFn>[0])
    },
  }
}
