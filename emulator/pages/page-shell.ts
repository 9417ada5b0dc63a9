import { html, raw } from 'hono/html'
import { brandMark } from './brand-mark'

export type Markup = ReturnType<typeof html>

// No inline script, style or handler anywhere: what a page needs comes from /assets.
const contentSecurityPolicy = (forms: "'none'" | "'self'") =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join('; ')

/** The frame of every page, with the ribbon that says what this is. */
export function pageShell(page: {
  title: string
  headerEnd?: Markup
  stylesheet?: string | string[]
  script?: string | string[]
  main: Markup
}): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${page.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/assets/favicon.svg" type="image/svg+xml" />
        <link rel="preload" href="/assets/inter.woff2" as="font" type="font/woff2" crossorigin />
        <link rel="stylesheet" href="/assets/emulator.css" />
        ${[page.stylesheet ?? []].flat().map((href) => html`<link rel="stylesheet" href="${href}" />`)}
        ${[page.script ?? []].flat().map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body>
        <aside class="ribbon" aria-label="About this server">Frame emulator — not the real Frame</aside>
        <header class="top">
          <a class="brand" href="/">${raw(brandMark)}<span>Frame emulator</span></a>
          ${page.headerEnd ?? ''}
        </header>
        ${page.main}
      </body>
    </html>`
}

export function htmlResponse(page: Markup, status = 200): Promise<Response> {
  return respond(page, status, {
    'content-security-policy': contentSecurityPolicy("'none'"),
    'referrer-policy': 'no-referrer',
  })
}

/** For a page with forms of its own. Under no-referrer a browser would send them as from no origin at all. */
export function formPageResponse(page: Markup, status = 200): Promise<Response> {
  return respond(page, status, {
    'content-security-policy': contentSecurityPolicy("'self'"),
    'referrer-policy': 'same-origin',
  })
}

async function respond(page: Markup, status: number, headers: Record<string, string>): Promise<Response> {
  return new Response(`${await page}`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  })
}
