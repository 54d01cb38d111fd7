import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/setup/templates.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two copies of graphql in one process do not know each other's errors: everything that imports it goes through one loader.
    server: { deps: { inline: [/^graphql$/, /@pothos/, /graphql-yoga/, /@graphql-tools/, /@envelop/, /@whatwg-node/] } },
  },
})
