import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LegalText } from './legal-text'

const render = (markdown: string) => renderToStaticMarkup(<LegalText title="Imprint" markdown={markdown} />)
const headings = (markdown: string) =>
  [...render(markdown).matchAll(/<(h\d)[^>]*>(.*?)<\/h\d>/g)].map(([, level, text]) => `${level} ${text}`)

test('Markdown becomes headings, lists and links', () => {
  const html = render('Halden **Software**\n\n- one\n- two\n\n3. three\n\n[Write](mailto:a@halden.example)')
  expect(html).toContain('Halden <strong>Software</strong>')
  expect(html).toContain('<li>one</li>')
  expect(html).toContain('<ol start="3"')
  expect(html).toContain('href="mailto:a@halden.example"')
})

test.each([
  ['text only', ['h1 Imprint']],
  ['# Legal notice\n\ntext\n\n# Contact\n\n## Phone', ['h1 Legal notice', 'h2 Contact', 'h3 Phone']],
  ['text\n\n# One\n\n# Two', ['h1 Imprint', 'h2 One', 'h2 Two']],
  ['### Deep\n\n#### Deeper', ['h1 Imprint', 'h2 Deep', 'h3 Deeper']],
  ['# A\n\n# B\n\n###### F', ['h1 A', 'h2 B', 'h6 F']],
  ['> # Quoted', ['h1 Imprint', 'h2 Quoted']],
  ['Title\n=====\n\ntext', ['h1 Title']],
])('there is one h1, and what was below stays below: %j', (markdown, expected) => {
  expect(headings(markdown)).toEqual(expected)
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'blob:https://evil.example/1',
])('a link to %s leads nowhere', (url) => {
  for (const markdown of [`[x](${url})`, `[x](<${url}>)`, `<${url}>`, `[x][1]\n\n[1]: ${url}`]) {
    const targets = [...render(markdown).matchAll(/href="([^"]*)"/g)].map(([, target]) => target)
    expect(targets.filter((target) => target !== '')).toEqual([])
  }
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<a href="https://evil.example" onclick="alert(1)">x</a>',
  '<style>body{display:none}</style>',
  '<form action="https://evil.example"><input name="email"></form>',
  '<base href="https://evil.example">',
  '<div\n onmouseover="alert(1)">x</div>',
  'inline <b onclick=alert(1)>x</b> and <!-- comment -->',
])('raw HTML is not HTML: %s', (html) => {
  const tags = [...render(html).matchAll(/<([a-z0-9]+)([^>]*)>/g)].map(([, tag]) => tag)
  expect(new Set(tags)).toEqual(new Set(tags.includes('p') ? ['div', 'h1', 'p'] : ['div', 'h1']))
  expect(render(html)).not.toMatch(/<[^>]*\son\w+=|<!--/)
})

test('a picture is not fetched from anywhere', () => {
  expect(render('![tracking](https://evil.example/pixel.png)')).not.toMatch(/<img|evil\.example/)
  expect(render('![x](data:image/svg+xml,<svg onload=alert(1)>)')).not.toContain('<img')
})

test('a link of another page, of this page or by phone stays', () => {
  expect(render('[a](/privacy) [b](#c) [d](tel:+49301234) [e](https://halden.example)')).toMatch(
    /"\/privacy".*"#c".*"tel:\+49301234".*"https:\/\/halden\.example"/,
  )
})
