import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { renderToStaticMarkup } from 'react-dom/server'
import { ProductMark } from '@/app/_ui/product-mark'
import { chromiumLaunchOptions } from '../e2e/chromium'
import { root } from './root'

const css = `
  body { margin: 0; display: flex; flex-direction: row-reverse; width: 1200px; height: 630px; background: #fff; color: #10242e; font-family: Inter, sans-serif }
  body > svg { height: 630px; flex: none }
  main { flex: 1; display: flex; flex-direction: column; justify-content: center; padding: 0 72px 0 88px }
  h1 { margin: 44px 0 24px; font-size: 82px; line-height: 1.06; letter-spacing: -0.032em; font-weight: 650; text-wrap: balance }
  p { margin: 0; font-size: 31px; line-height: 1.42; color: #51636d; text-wrap: balance }
  .fill-mark-1 { fill: #0b6275 } .fill-mark-2 { fill: #6fb7c4 } .fill-mark-3 { fill: #f0b660 } .fill-mark-4 { fill: #d9e8ec }
`

/**
 * Draws app/opengraph-image.png, the picture that goes with a link to the portal:
 * `node --import tsx scripts/social-card.tsx`. It names no vendor, so that it fits every portal.
 */
const browser = await chromium.launch(chromiumLaunchOptions())
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } })
await page.setContent(renderToStaticMarkup(<Card font={await inter()} />))
await page.evaluate(() => document.fonts.ready)
await page.screenshot({ path: path.join(root, 'app', 'opengraph-image.png') })
await browser.close()

function Card({ font }: { font: string }) {
  return (
    <html lang="en">
      <body>
        <style
          dangerouslySetInnerHTML={{
            __html: `@font-face{font-family:Inter;src:url(${font});font-weight:100 900}${css}`,
          }}
        />
        <ProductMark name="Frame trial portal" columns={4} rows={7} />
        <main>
          <Mark />
          <h1>Try it before you decide</h1>
          <p>The product opens in your browser, ready to use. Nothing to install.</p>
        </main>
      </body>
    </html>
  )
}

/** The same drawing as app/icon.svg. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="72" height="72">
      <rect width="32" height="32" rx="8" fill="#0b6275" />
      <path d="M8 24V13a8 8 0 0 1 16 0v11z" fill="#fff" />
      <circle cx="20" cy="18" r="1.75" fill="#0b6275" />
    </svg>
  )
}

async function inter(): Promise<string> {
  const file = path.join(root, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
  return `data:font/woff2;base64,${await readFile(file, 'base64')}`
}
