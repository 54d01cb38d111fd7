import { z } from "zod"
import { expecting } from "../../text/structured/issues.ts"

/** Text that PostgreSQL can store unchanged: without NUL and half surrogate pairs. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.trim() !== "", "expected text, got only white space")
    .refine(
      (value) => !value.includes("\0") && value.isWellFormed(),
      "expected text without NUL characters and lone surrogates",
    )

/**
 * Letters of any script, digits and marks, joined by - _ . ~. It is normalised to NFC, since file systems may return another
 * form of a name.
 */
export const slug = z
  .string()
  .normalize("NFC")
  .max(200)
  .regex(
    /^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}._~-]*[\p{L}\p{M}\p{N}])?$/u,
    expecting("a slug (letters and digits of any script, joined by hyphens)"),
  )
