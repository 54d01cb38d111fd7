import { availableParallelism } from "node:os"
import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/outside/**"],
    globalSetup: ["test/setup/templates.ts"],
    // Half of a file's time is waiting for a database or a child process: two at once are quicker even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two copies of graphql in one process do not know each other's errors: everything that imports it goes through one loader.
    server: { deps: { inline: [/^graphql$/, /@pothos/, /graphql-yoga/, /@graphql-tools/, /@envelop/, /@whatwg-node/] } },
  },
})
