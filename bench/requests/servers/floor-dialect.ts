import type { QueryId, Variants } from "../queries.ts"
import type { Dialect, Question } from "./dialect.ts"

/** The floor is asked for a query by its name, and answers in the common form. */
const ask = <Id extends QueryId>(query: Id): Question<Id> => ({
  body: (variant: Variants[Id]) => ({ query, variables: variant }),
  read: (answer) => {
    if (answer?.error) throw new Error(answer.error)
    return answer
  },
})

export const floorDialect: Dialect = {
  Q1: ask("Q1"),
  Q2: ask("Q2"),
  Q3: ask("Q3"),
  Q4: ask("Q4"),
  Q5: ask("Q5"),
  Q6: ask("Q6"),
  Q7: ask("Q7"),
}

/** The queries that read a join table in the order of time. */
export const floorWithKeysDialect: Dialect = { Q3: ask("Q3"), Q4: ask("Q4"), Q6: ask("Q6") }
