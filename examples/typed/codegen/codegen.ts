import type { CodegenConfig } from "@graphql-codegen/cli"

export default {
  schema: "schema.graphql",
  documents: ["*.ts", "!codegen.ts"],
  generates: {
    "./gql/": {
      preset: "client",
      presetConfig: { persistedDocuments: true },
      config: { scalars: { DateTime: "string" }, useTypeImports: true, documentMode: "string" },
    },
  },
} satisfies CodegenConfig
