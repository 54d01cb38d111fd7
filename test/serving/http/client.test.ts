import type { IncomingMessage } from "node:http"
import { describe, expect, it } from "vitest"
import type { Trust } from "../../../src/config.ts"
import { clientsBehind } from "../../../src/serving/http/client.ts"

const requestFrom = (remoteAddress: string | undefined, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } }) as IncomingMessage
const clientOf = (trust: Trust | null, ...request: Parameters<typeof requestFrom>) =>
  clientsBehind(trust)(requestFrom(...request))

describe("a client", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::ffff:c000:201", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::", "2001:db8:1:2::/64"],
    ["2001:db8::7", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    [undefined, "unknown"],
  ])("at %s is %s, whatever it says of itself", (address, client) => {
    expect(clientOf(null, address)).toBe(client)
    expect(clientOf(null, address, "198.51.100.9")).toBe(client)
  })

  it.each<[Trust, string, string | undefined, string]>([
    [1, "10.0.0.1", "192.0.2.1", "192.0.2.1"],
    // What a client writes stands to the left of what proxies add.
    [1, "10.0.0.1", "6.6.6.6, 192.0.2.1", "192.0.2.1"],
    [2, "10.0.0.1", "6.6.6.6, 192.0.2.1, 10.0.0.2", "192.0.2.1"],
    [1, "10.0.0.1", undefined, "10.0.0.1"],
    [["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 192.0.2.1, 10.9.9.9", "192.0.2.1"],
    [["loopback"], "::1", "2001:db8:1:2:3::9", "2001:db8:1:2::/64"],
    [["loopback"], "::ffff:127.0.0.1", "192.0.2.1", "192.0.2.1"],
    // Nobody in front: a stranger's header is not read.
    [["10.0.0.0/8"], "203.0.113.5", "192.0.2.1", "203.0.113.5"],
    [1, "10.0.0.1", "192.0.2.1:50123", "192.0.2.1"],
    [1, "10.0.0.1", "[2001:db8::1]:50123", "2001:db8:0:0::/64"],
    [1, "10.0.0.1", "_hidden", "10.0.0.1"],
    [1, "10.0.0.1", ", ,", "10.0.0.1"],
  ])("where %j is trusted, at %s, forwarded for %s, is %s", (trust, address, forwarded, client) => {
    expect(clientOf(trust, address, forwarded)).toBe(client)
  })

  it("without a connection is nobody in particular", () => {
    expect(clientsBehind(1)(undefined)).toBe("unknown")
    expect(clientsBehind(null)(undefined)).toBe("unknown")
  })
})
