import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

// `npm run fuzz`: what CI tries for seconds, for longer: 8,000 queries on our executor and on graphql-js, then a server among strangers.

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "300" },
    seed: { type: "string" },
    queries: { type: "string", default: "8000" },
  },
})
const seed = values.seed ?? String(Math.floor(Math.random() * 1_000_000_000))
process.stdout.write(`seed ${seed}: npm run fuzz -- --seed ${seed} --seconds ${values.seconds} --queries ${values.queries}\n`)
const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url))
const { status } = spawnSync(process.execPath, [vitest, "run", "test/graphql/execution/same-answers.test.ts", "test/fuzz"], {
  stdio: "inherit",
  env: { ...process.env, FUZZ_SEED: seed, FUZZ_SECONDS: values.seconds, FUZZ_QUERIES: values.queries },
})
process.exit(status ?? 1)
