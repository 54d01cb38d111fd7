import type { IncomingMessage } from "node:http"
import { isIP, isIPv4 } from "node:net"
import proxyAddr from "proxy-addr"
import type { Trust } from "../../config.ts"

/**
 * Gives a name to the client of a request: the same for all requests from one place. Requests that did not come through a
 * socket all have the same one.
 */
export type ClientOf = (request: IncomingMessage | undefined) => string

const NOBODY = "unknown"

/**
 * Names clients by the address of their connection or, behind trusted proxies, by the address that these report. A client can
 * write anything at the left end of `X-Forwarded-For`, so the header is read from the right, as far as the proxies are trusted.
 * @param trust `null`: the header is ignored.
 */
export function clientsBehind(trust: Trust | null): ClientOf {
  if (trust === null) return (request) => networkOf(request?.socket?.remoteAddress)
  const trusts = typeof trust === "number" ? (_address: string, hops: number) => hops < trust : proxyAddr.compile([...trust])
  return (request) => {
    if (!request?.socket) return NOBODY
    const addresses = proxyAddr.all(request, trusts).map(withoutPort)
    return networkOf(addresses.findLast((address) => isIP(address)))
  }
}

/**
 * The network that counts as one client: an IPv4 address, or the /64 of an IPv6 address, since each household has at least
 * that. `::ffff:192.0.2.1` is an IPv4 address.
 */
function networkOf(address: string | undefined): string {
  if (address === undefined || !isIP(address)) return NOBODY
  if (isIPv4(address)) return address
  const groups = groupsOf(address)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (!mapped)
    return `${groups
      .slice(0, 4)
      .map((group) => group.toString(16))
      .join(":")}::/64`
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join(".")
}

/** The eight numbers of an IPv6 address, in whichever way it is written. */
function groupsOf(address: string): number[] {
  // The host of a URL is a canonical form of the address, without dots and zones.
  const [left = "", right] = new URL(`http://[${address.replace(/%.*/, "")}]`).hostname.slice(1, -1).split("::")
  const numbers = (part: string) => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)))
  const [before, after] = [numbers(left), numbers(right ?? "")]
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

/** Some proxies add the port. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
}
