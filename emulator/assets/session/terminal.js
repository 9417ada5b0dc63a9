import { action, element, slot } from '../launchpad/dom.js'
import { createPowershell } from './powershell.js'

const keptLines = 500

/** A terminal with a history. What comes out is always text, whatever the assertions contain. */
export function createTerminal(root, { askToken }) {
  const output = slot(root, 'output')
  const form = slot(root, 'terminal')
  const input = form.querySelector('input')
  const history = []
  let at = 0

  const url = location.origin + form.dataset.assertionsPath
  const readAssertions = `Invoke-RestMethod -Headers @{Authorization="Bearer $env:FRAME_SESSION_TOKEN"} ${url}`
  const powershell = createPowershell({ askToken, example: readAssertions })

  print('Windows PowerShell, emulated. Type help, or press a button below.', 'muted')
  suggest('suggest-assertions', readAssertions)
  suggest('suggest-token', '$env:FRAME_SESSION_TOKEN')

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const command = input.value
    input.value = ''
    void run(command)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    at = Math.min(history.length, Math.max(0, at + (event.key === 'ArrowUp' ? -1 : 1)))
    input.value = history[at] ?? ''
  })

  async function run(command) {
    print(`PS C:\\> ${command}`, 'typed')
    if (!command.trim()) return
    history.push(command)
    at = history.length
    const result = await powershell.run(command)
    if (result.kind === 'clear') output.replaceChildren()
    else if (result.text !== '') print(result.text, result.kind)
  }

  /** Written, not run: whoever tries it shall see what they run. */
  function suggest(name, command) {
    action(root, name).addEventListener('click', () => {
      input.value = command
      input.focus()
    })
  }

  function print(text, kind) {
    const line = element('pre', text)
    line.className = kind
    output.append(line)
    while (output.childElementCount > keptLines) output.firstElementChild.remove()
    output.scrollTop = output.scrollHeight
  }
}
