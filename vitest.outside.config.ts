import { defineConfig } from "vitest/config"
import config from "./vitest.config.ts"

// What `npm test` leaves out because it needs more than `npm ci` brought: packages of examples and of Isnad itself from npm's
// registry, and curl. They take minutes, one after another.
export default defineConfig({
  test: {
    ...config.test,
    include: ["test/outside/*.test.ts"],
    exclude: [],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
