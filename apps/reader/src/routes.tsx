import { createBrowserRouter, Navigate, type RouteObject } from "react-router"
import { Frame } from "./frame/frame.tsx"
import { isLocale } from "./language/locale.ts"
import { ArticlePage } from "./pages/article.tsx"
import { FrontPage } from "./pages/front.tsx"
import { NotFound } from "./pages/not-found.tsx"
import { PersonPage } from "./pages/person.tsx"
import { SearchPage } from "./pages/search.tsx"
import { SourcePage } from "./pages/source.tsx"
import { StoriesPage } from "./pages/stories.tsx"
import { TopicPage } from "./pages/topic.tsx"
import { TopicsPage } from "./pages/topics.tsx"
import { StoryPage } from "./story/story.tsx"

const pages: RouteObject[] = [
  { index: true, element: <FrontPage /> },
  { path: "stories", element: <StoriesPage /> },
  { path: "stories/:slug", element: <StoryPage /> },
  { path: "articles/:slug", element: <ArticlePage /> },
  { path: "people/:slug", element: <PersonPage /> },
  { path: "sources/:slug", element: <SourcePage /> },
  { path: "topics", element: <TopicsPage /> },
  { path: "topics/:slug", element: <TopicPage /> },
  { path: "search", element: <SearchPage /> },
  { path: "*", element: <NotFound /> },
]

export const router = createBrowserRouter([
  // Isnad itself redirects `/`; this is for servers that answer it with index.html.
  {
    path: "/",
    element: <Navigate to={isLocale(navigator.language.slice(0, 2)) ? `/${navigator.language.slice(0, 2)}` : "/ar"} replace />,
  },
  { path: "/:locale", element: <Frame />, children: pages },
])
