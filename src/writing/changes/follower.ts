import type pg from "pg"
import type { Replicas } from "../../db/replicas.ts"
import { CHANGES_SINCE, NEWEST_CHANGE, POSITION } from "./sql.ts"
import type { Change } from "./touched.ts"

interface ChangeRow {
  readonly id: string
  /** As PostgreSQL's text: which change this is, where another database has one with the same id. */
  readonly at: string
  readonly keys: Change | null
}

/** No change was ever told. */
const BEGINNING = { id: "0", at: "" }

/** Reads the table of changes in order, each change once. */
export class Follower {
  #known: Pick<ChangeRow, "id" | "at"> | null = null
  readonly #replicas: Replicas | null
  readonly #tell: (change: Change) => void

  /** @param replicas are told first how far they must be, so that who is told of a change reads it. */
  constructor(replicas: Replicas | null, tell: (change: Change) => void) {
    this.#replicas = replicas
    this.#tell = tell
  }

  /** The id of the newest change that was told, or behind which it began. */
  get seen(): string {
    return (this.#known ?? BEGINNING).id
  }

  /** Begins behind the newest change where it has not begun; tells of all that came since otherwise. */
  async read(client: pg.ClientBase): Promise<void> {
    if (this.#known === null) {
      this.#known = (await client.query<ChangeRow>(NEWEST_CHANGE)).rows[0] ?? BEGINNING
      await this.#needReplicas(client)
      return
    }
    const { rows } = await client.query<ChangeRow>({ text: CHANGES_SINCE, values: [this.#known.id] })
    if (this.#misses(rows[0])) {
      this.#known = (await client.query<ChangeRow>(NEWEST_CHANGE)).rows[0] ?? BEGINNING
      await this.#needReplicas(client)
      this.#tell("EVERYTHING")
      return
    }
    const known = this.#known.id
    if (rows.some(({ id }) => id !== known)) await this.#needReplicas(client)
    for (const row of rows) {
      if (row.id === known) continue
      this.#known = row
      this.#tell(row.keys ?? "EVERYTHING")
    }
  }

  async #needReplicas(client: pg.ClientBase): Promise<void> {
    if (!this.#replicas) return
    const { rows } = await client.query<{ position: string }>(POSITION)
    this.#replicas.need((rows[0] as { position: string }).position)
  }

  #misses(first: ChangeRow | undefined): boolean {
    const { id, at } = this.#known as Pick<ChangeRow, "id" | "at">
    if (id === BEGINNING.id) return first !== undefined && first.id !== "1"
    return first?.id !== id || first.at !== at
  }
}
