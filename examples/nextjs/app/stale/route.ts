import { revalidateTag } from "next/cache"

/** To be called with the keys of what has changed, and with a secret that only your own systems know. */
export async function POST(request: Request) {
  if (request.headers.get("authorization") !== `Bearer ${process.env.STALE_SECRET}`) return new Response(null, { status: 401 })
  // `expire: 0`: the next visitor waits for the new answer; "max": they still get the old one while it is fetched.
  for (const key of (await request.json()) as string[]) revalidateTag(key, { expire: 0 })
  return new Response(null, { status: 204 })
}
