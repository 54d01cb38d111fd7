export const STORY = "/stories/us-iraq-strategic-dialogue-2021"

/** Every page of the reader, and what is there once it has loaded. */
export const pages: Record<string, { readonly path: string; readonly shows: string }> = {
  front: { path: "", shows: ".story-card.lead" },
  stories: { path: "/stories", shows: ".story-card" },
  story: { path: STORY, shows: ".isnads .chain" },
  article: { path: "/articles/dialogue-begins-under-biden", shows: ".statement .chain" },
  person: { path: "/people/matthew-tueller", shows: ".statement .chain" },
  source: { path: "/sources/associated-press", shows: ".statement .chain" },
  topics: { path: "/topics", shows: ".topic-tree li" },
  topic: { path: "/topics/us-iraq-dialogue", shows: ".article-line" },
  search: { path: "/search?q=Tueller", shows: ".hits mark" },
  empty: { path: "/search?q=zzzzqqqq", shows: ".empty" },
  nowhere: { path: "/articles/there-is-none", shows: ".not-found" },
}
