import type pg from "pg"
import type { Replicas } from "../../db/replicas.ts"
import { CHANGES_SINCE, NEWEST_CHANGE, POSITION } from "./sql.ts"
import type { Change } from "./touched.ts"

interface ChangeRow {
  readonly id: string
  /**
   * When the change was committed, as PostgreSQL's text. Together with the id it says which change this is: another database (a
   * restored one) may have a change with the same id.
   */
  readonly at: string
  readonly keys: Change | null
}

/** The position before the first change. */
const BEGINNING = { id: "0", at: "" }

/** Reads the table of changes in order, and tells of each change once. */
export class Follower {
  #known: Pick<ChangeRow, "id" | "at"> | null = null
  readonly #replicas: Replicas | null
  readonly #tell: (change: Change) => void

  /**
   * @param replicas are told which position of the log they must have replayed, before `tell` is called: so whoever hears of a
   * change also reads it from them.
   */
  constructor(replicas: Replicas | null, tell: (change: Change) => void) {
    this.#replicas = replicas
    this.#tell = tell
  }

  /** The id of the newest change that was told. Before the first one: the id of the change after which it began to follow. */
  get seen(): string {
    return (this.#known ?? BEGINNING).id
  }

  /** The first call begins after the newest change; each later call tells of all changes since the one before it. */
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
