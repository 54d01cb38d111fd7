import { executeField } from "./complete.ts"
import type { Selection } from "./plan.ts"
import type { Run } from "./run.ts"

/** Resolves the root's fields one after the other, each when the one before is complete, as mutations require. */
export function executeSerially(run: Run, selection: Selection, source: unknown): void {
  const target = run.start(selection)
  const executeFrom = (index: number) => {
    const field = selection.fields[index]
    if (field === undefined || run.isOver) return
    executeField(run, selection, field, source, target, null)
    run.whenQuiet(() => executeFrom(index + 1))
  }
  executeFrom(0)
}
