import { builder } from "../../graphql/builder.ts"
import type { EvidenceRow, PassageRow } from "./rows.ts"

export const Passage = builder.objectRef<PassageRow>("Passage")
export const Evidence = builder.objectRef<EvidenceRow>("Evidence")
