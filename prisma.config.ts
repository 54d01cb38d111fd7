import { defineConfig } from "prisma/config"

// The Prisma CLI fetches a native schema engine before any command, even `generate`, which does not need one. Naming any
// existing program keeps it offline; migrations are authored and applied without the CLI (docs/adr/0003).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" } })
