/** Fine; fine for now; or something that must be corrected. */
export type Status = "ok" | "warning" | "problem"

/** The result of one check. `advice` says what to do, if anything. */
export interface Finding {
  /** The name of the check; it is the same in every version, so programs may compare it. */
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
