import { element } from './dom.js'

/** Values are text, whatever they contain: never HTML. */
export function assertionsTable(assertions, titleId) {
  const entries = Object.entries(assertions)
  if (entries.length === 0) return element('p', 'No assertions came with this token.')
  const table = element('table')
  // Said aloud because narrow screens lay the rows out as blocks, and browsers then forget that it is a table.
  table.setAttribute('role', 'table')
  const head = withRole(table.createTHead().insertRow(), 'row')
  for (const text of ['Key', 'Value']) {
    const cell = withRole(element('th', text), 'columnheader')
    cell.scope = 'col'
    head.append(cell)
  }
  const body = table.createTBody()
  for (const [key, value] of entries) {
    const row = withRole(body.insertRow(), 'row')
    const name = withRole(element('th', key), 'rowheader')
    name.scope = 'row'
    row.append(name, valueCell(value, key))
  }
  table.setAttribute('aria-labelledby', titleId)
  return table
}

function valueCell(value, key) {
  const cell = withRole(element('td'), 'cell')
  const nested = typeof value === 'object' && value !== null
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, nested ? 2 : 0)
  const box = element(nested ? 'pre' : 'div', text)
  if (text.length > 400) {
    box.className = 'long'
    box.tabIndex = 0
    box.setAttribute('role', 'region')
    box.setAttribute('aria-label', `Value of ${key}`)
  }
  cell.append(box)
  return cell
}

function withRole(made, role) {
  made.setAttribute('role', role)
  return made
}
