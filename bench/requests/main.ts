// The benchmark of requests: npm run bench -- --help
import { sayFailure } from "../../src/output.ts"
import { HELP, readOptions } from "./options.ts"

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === null) process.stdout.write(`${HELP}\n`)
  else if (options.command === "search") await (await import("./search.ts")).measureSearch(options)
  else if (options.command === "write") await (await import("./writes/write.ts")).measureWrites(options)
  else if (options.command === "start") await (await import("./start.ts")).measureStart()
  else await (await import("./requests.ts")).measureRequests(options)
} catch (error) {
  sayFailure(error)
  process.exitCode = 1
}
