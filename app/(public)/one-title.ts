/** As much of an HTML syntax tree (hast) as is needed here. */
type Node = { type: string; tagName?: string; properties?: object; value?: string; children?: Node[] }

/**
 * A rehype plugin: the page gets exactly one h1, the document's first heading or else `title`, and the other headings
 * move to levels below it, so that screen readers find no gap at the top.
 */
export function oneTitle(title: string) {
  return (tree: Node) => {
    const content = (tree.children ?? []).filter((node) => node.type === 'element')
    const opening = content[0]?.tagName === 'h1' ? content[0] : heading(title)
    const others = content.filter((node) => node !== opening)
    const headings = others.flatMap(headingsIn)
    const highest = Math.min(...headings.map(levelOf))
    for (const node of headings) node.tagName = `h${Math.min(levelOf(node) - highest + 2, 6)}`
    tree.children = [opening, ...others]
  }
}

function heading(text: string): Node {
  return { type: 'element', tagName: 'h1', properties: {}, children: [{ type: 'text', value: text }] }
}

function headingsIn(node: Node): Node[] {
  return levelOf(node) > 0 ? [node] : (node.children ?? []).flatMap(headingsIn)
}

/** 1 to 6, or 0 for what is no heading. */
function levelOf({ tagName }: Node): number {
  return Number(/^h([1-6])$/.exec(tagName ?? '')?.[1] ?? 0)
}
