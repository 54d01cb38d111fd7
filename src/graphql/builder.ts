import SchemaBuilder from "@pothos/core"
import type { Context } from "./context.ts"

// Knows no feature. Nullability is written out in the fields that may be null.

export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: string; Output: string }
  }
}>({ defaultFieldNullability: false })

builder.queryType({ description: "Everything that can be read." })
