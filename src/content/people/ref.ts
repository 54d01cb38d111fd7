import { builder } from "../../graphql/builder.ts"
import type { PersonRow } from "./sql.ts"

export const Person = builder.objectRef<PersonRow>("Person")
