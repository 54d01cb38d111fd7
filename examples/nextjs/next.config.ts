import type { NextConfig } from "next"

export default {
  // So that functions may say `use cache`.
  cacheComponents: true,
} satisfies NextConfig
