import { Failure } from "../../failure.ts"
import type { Origin } from "./records.ts"

/** What is wrong with content, and where. `field` is a path such as `people[0].person`. */
export interface Problem {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly message: string
}

/** Where a field of a record was written, as line and path. */
export type PlaceOf = (field: string) => Pick<Problem, "line" | "field">

/** After this many, reading stops: the first ones usually explain the rest. */
const MOST = 20

/** Collects problems while content is read, so that an editor sees more than the first. */
export class Problems {
  readonly list: Problem[] = []
  readonly #places = new Map<string, PlaceOf>()

  add(problem: Problem): void {
    if (this.list.length < MOST) this.list.push(problem)
  }

  /** For formats written by hand: remembers where each field of the record at this line was really written. */
  rememberPlaces({ file, line }: Origin, placeOf: PlaceOf): void {
    this.#places.set(`${file}:${line}`, placeOf)
  }

  /** Adds a mistake that was found after the record was read; its place becomes that where its field was written. */
  addLater(problem: Problem): void {
    const placeOf = this.#places.get(`${problem.file}:${problem.line}`)
    this.add(placeOf ? { ...problem, ...placeOf(problem.field) } : problem)
  }

  get any(): boolean {
    return this.list.length > 0
  }

  get tooMany(): boolean {
    return this.list.length >= MOST
  }

  /** Throws if there are problems. @throws Failure INVALID_CONTENT that lists them. */
  throwIfAny(): void {
    if (!this.any) return
    const lines = this.list.map(({ file, line, field, message }) => `  ${file}:${line}${field ? ` ${field}` : ""}: ${message}`)
    const more = this.tooMany ? "\n  … and perhaps more" : ""
    throw new Failure("INVALID_CONTENT", `The content has mistakes, so nothing was loaded:\n${lines.join("\n")}${more}`)
  }
}

/** `["people", 0, "person"]` to `people[0].person`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    "",
  )
}

/** `people[0].person` to `["people", 0, "person"]`. */
export function toPath(field: string): PropertyKey[] {
  return [...field.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) => (index === undefined ? key : Number(index)))
}
