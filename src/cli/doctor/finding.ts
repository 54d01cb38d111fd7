/** How something is: fine, fine for now, or in the way. */
export type Status = "ok" | "warning" | "problem"

/** What one look found. `advice` says what to do, where anything is to be done. */
export interface Finding {
  /** What was looked at, the same in every version: programs may compare it. */
  readonly check: string
  readonly status: Status
  readonly found: string
  readonly advice?: string
}

export function ok(check: string, found: string): Finding {
  return { check, status: "ok", found }
}

export function warning(check: string, found: string, advice: string): Finding {
  return { check, status: "warning", found, advice }
}

export function problem(check: string, found: string, advice: string): Finding {
  return { check, status: "problem", found, advice }
}
