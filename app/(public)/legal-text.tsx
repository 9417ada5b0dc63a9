import Markdown, { defaultUrlTransform, type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import { oneTitle } from './one-title'

/** Markdown from settings under one h1: the text's own first heading, or else `title`. */
export function LegalText({ title, markdown }: { title: string; markdown: string }) {
  return (
    <div className="flex flex-col gap-4 break-words">
      <Markdown
        rehypePlugins={[
          [rehypeSanitize, allowed],
          [oneTitle, title],
        ]}
        urlTransform={(url) => (url.startsWith('tel:') ? url : defaultUrlTransform(url))}
        components={components}
      >
        {markdown}
      </Markdown>
    </div>
  )
}

/** Words and links. Whoever may write settings may not thereby load pictures or run scripts at visitors' cost. */
const allowed = {
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote'],
    ...['a', 'strong', 'em', 'code', 'pre'],
  ],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
}

const components: Components = {
  h1: ({ children }) => <h1 className="text-2xl font-semibold sm:text-3xl">{children}</h1>,
  h2: ({ children }) => <h2 className="mt-4 text-xl font-semibold">{children}</h2>,
  h3: ({ children }) => <h3 className="mt-2 text-lg font-semibold">{children}</h3>,
  h4: ({ children }) => <h4 className="font-semibold">{children}</h4>,
  a: ({ href, children }) => (
    <a href={href} className="text-accent underline underline-offset-3 hover:text-accent-strong">
      {children}
    </a>
  ),
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-1.5 pl-6">{children}</ul>,
  ol: ({ start, children }) => (
    <ol start={start} className="flex list-decimal flex-col gap-1.5 pl-6">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => <blockquote className="border-l-4 border-line pl-4">{children}</blockquote>,
  hr: () => <hr className="border-line" />,
}
