import type { ReaderLanguage } from "./paths.ts"

const WORDS = {
  ar: {
    direction: "rtl",
    title: "إسناد",
    text: "يُبنى القارئ لأول مرة. تُفتح الصفحة من تلقاء نفسها بعد ثوانٍ.",
    api: "الواجهة البرمجية جاهزة",
  },
  en: {
    direction: "ltr",
    title: "Isnad",
    text: "The reader is being built for the first time. This page opens by itself in a few seconds.",
    api: "The API is ready",
  },
}

/** The page that is shown until the reader is built; it reloads itself every second. */
export function waitingPage(language: ReaderLanguage): string {
  const { direction, title, text, api } = WORDS[language]
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>body { font: 1.2rem/1.8 serif; max-width: 36rem; margin: 20vh auto; padding: 0 1.5rem }</style>
<h1>${title}</h1>
<p role="status">${text}</p>
<p><a href="/graphql">${api}</a></p>
</html>
`
}
