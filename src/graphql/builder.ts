import SchemaBuilder from "@pothos/core"
import type { Context } from "./context.ts"

// The builder knows no feature. Fields are non-null unless they say `nullable`.

export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: string; Output: string }
  }
}>({ defaultFieldNullability: false })

builder.queryType({ description: "Everything that can be read." })
