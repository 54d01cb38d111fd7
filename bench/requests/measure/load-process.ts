import autocannon from "autocannon"
import { percentile } from "../figures.ts"
import type { LoadOrder, LoadResult } from "./load.ts"

// Started by load.ts: receives an order, sends requests for some time, and returns the results.

const TIMEOUT_SECONDS = 60

process.on("message", (order) => {
  run(order as LoadOrder).then((result) => process.send?.(result))
})

function run({ url, bodies, connections, seconds }: LoadOrder): Promise<LoadResult> {
  const requests = bodies.map((body) => ({ body }))
  const times: number[] = []
  let failures = 0
  let next = 0
  const options: autocannon.Options = {
    url,
    connections,
    duration: seconds,
    timeout: TIMEOUT_SECONDS,
    // How often autocannon checks whether the time is over, in milliseconds.
    sampleInt: 50,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    requests,
    setupClient: (client) => {
      const from = Math.floor((next++ * requests.length) / connections) % requests.length
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
    },
  }
  return new Promise((resolve, reject) => {
    const instance = autocannon(options, (error, { errors, duration }) => {
      if (error) reject(error)
      const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
      resolve({ answers: times.length, failures: failures + errors, seconds: duration, p50, p99 })
    })
    // Autocannon's own percentiles are in whole milliseconds, so times are collected here.
    instance.on("response", (_client, status, _bytes, milliseconds) => {
      if (status === 200) times.push(milliseconds)
      else failures++
    })
  })
}
