import type { Page } from 'playwright'

/**
 * What no page and no mail of ours has, found by the browser's own parser: in the page as it is, or in a text of which
 * nothing runs.
 */
export function findForeignMarkup(page: Page, html: string | null): Promise<string[]> {
  return page.evaluate((text) => {
    const read = text === null ? document : new DOMParser().parseFromString(text, 'text/html')
    const foreign = new Set(
      'iframe object embed base math marquee video audio source frameset mglyph animate set use'.split(' '),
    )
    const addresses = ['href', 'src', 'action', 'formaction', 'data', 'xlink:href', 'poster', 'srcdoc']
    return [...read.querySelectorAll('*')].flatMap((element) => {
      const name = element.localName
      const found = [...element.attributes].filter(
        (attribute) =>
          /^on/i.test(attribute.name) ||
          !/^[\w:-]+$/.test(attribute.name) ||
          (addresses.includes(attribute.name) && !/^(?:https?:|mailto:|[/#?]|$)/.test(attribute.value)),
      )
      const isForeign =
        foreign.has(name) ||
        (name === 'meta' && element.getAttribute('http-equiv') === 'refresh') ||
        (name === 'script' && !element.hasAttribute('src') && !element.hasAttribute('nonce')) ||
        (name === 'link' && /^(?:https?:)?\/\//.test(element.getAttribute('href') ?? ''))
      return isForeign || found.length > 0 ? [element.outerHTML.slice(0, 200)] : []
    })
  }, html)
}
