import { z } from "zod"
import { lists } from "../../text/dictionaries.ts"

// The form of the word lists attribution.yaml, anonymity.yaml and titles.yaml; each says what its lists are for.

const words = z.array(z.string().min(1))
export const attribution = z.strictObject({
  continuations: lists,
  participles: lists,
  complements: lists,
  subjects: lists,
  links: lists,
  fillers: lists,
  occasions: lists,
  places: lists,
  times: lists,
  relatives: lists,
  pronouns: lists,
  speaking: lists,
  origins: lists,
  relaying: lists,
  learning: lists,
  notifying: lists,
  quoting: lists,
  clausal: lists,
  asserting: lists,
  replying: lists,
  documents: lists,
  appearing: lists,
  issuing: lists,
  postposed: lists,
  after_saying: lists,
  same: lists,
  subordinators: lists,
  wishing: lists,
  negations: lists,
  manners: lists,
  circumstances: lists,
  addressed_pronouns: lists,
  testimonies: lists,
  naming: lists,
  auxiliaries: lists,
  modals: lists,
  mastheads: lists,
  answers: lists,
  connectives: lists,
  traits: lists,
  openings: lists,
  contents: lists,
  acts: lists,
  mute: lists,
  impersonal: lists,
  ambiguous: lists,
  governed: z.array(z.strictObject({ verbs: words, prepositions: words })),
})
export const anonymity = z.strictObject({
  conditions: lists,
  requests: lists,
  identities: lists,
})
export const groups = z.record(z.string().regex(/^[a-z]{2,3}$/), z.array(words.min(1)))
export const titles = z.strictObject({
  people: groups,
  general: lists,
  honorifics: lists,
  papers: lists,
  kin: lists,
})
