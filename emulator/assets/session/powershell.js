// As much of PowerShell as reading the assertions from inside a session takes.

const patienceMs = 10_000

/** Runs a line. Gives { kind: 'output' | 'problem' | 'clear', text }. */
export function createPowershell({ askToken, example }) {
  const variables = new Map()

  return { run: (line) => runLine(line.trim()).catch((error) => problem(error.message)) }

  async function runLine(line) {
    const assignment = /^\$(\w+)\s*=\s*(.+)$/s.exec(line)
    if (assignment) {
      variables.set(assignment[1].toLowerCase(), assignment[2])
      return output('')
    }
    const [word] = line.split(/\s+/)
    switch (word.toLowerCase()) {
      case 'help':
      case 'get-help':
        return output(helpText(example))
      case 'cls':
      case 'clear':
      case 'clear-host':
        return { kind: 'clear', text: '' }
      case 'whoami':
        return output('frame-emulator\\frame')
      case 'hostname':
        return output('FRAME-EMULATED')
      case 'invoke-restmethod':
      case 'irm':
        return invokeRestMethod(line.slice(word.length))
      default:
        if (line.startsWith('$') || /^["'].*["']$/.test(line)) return output(await expand(unquote(line)))
        return problem(
          `${word} : The term '${word}' is not known here. This terminal is emulated: type help for what it can do.`,
        )
    }
  }

  async function invokeRestMethod(rest) {
    const [call, ...pipes] = rest.split('|').map((part) => part.trim())
    const wantsJson = pipes.some((pipe) => /^convertto-json\b/i.test(pipe))
    const withVariables = call.replace(/(-headers\s+)\$(\w+)/i, (_, flag, name) => {
      return flag + (variables.get(name.toLowerCase()) ?? '@{}')
    })
    const { headers, left } = takeHeaders(withVariables)
    const method = /-method\s+["']?(\w+)/i.exec(left)?.[1] ?? 'Get'
    const address = /["']?(https?:\/\/[^\s"']+)["']?/i.exec(await expand(left))?.[1]
    if (!address) return problem('Invoke-RestMethod : Which address? Give it as https://… at the end.')
    const url = new URL(address)
    if (!isOwn(url))
      return problem(`Invoke-RestMethod : From this emulated desktop only ${location.origin} can be reached.`)
    const sent = {}
    for (const [name, value] of headers) sent[name] = await expand(value)
    const reply = await fetch(url.pathname + url.search, {
      method: method.toUpperCase(),
      headers: sent,
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = await reply.text()
    if (!reply.ok)
      return problem(
        `Invoke-RestMethod : Response status code does not indicate success: ${reply.status} (${reply.statusText}).\n${text}`,
      )
    return output(wantsJson ? asJson(text) : asList(text))
  }

  /** Replaces what stands for something else, in the order it stands there. */
  async function expand(text) {
    const parts = text.split(/(\$env:\w+|\$\(\$env:\w+\)|\$\w+)/i)
    const values = await Promise.all(parts.map((part, index) => (index % 2 === 0 ? part : valueOf(part))))
    return values.join('')
  }

  async function valueOf(name) {
    const env = /env:(\w+)/i.exec(name)?.[1]?.toUpperCase()
    if (env === 'FRAME_SESSION_TOKEN') return (await askToken()) ?? ''
    if (env === 'USERNAME') return 'frame'
    if (env) return ''
    return unquote(variables.get(name.slice(1).toLowerCase()) ?? '')
  }
}

/** `-Headers @{Authorization="Bearer …"; Accept='…'}` */
function takeHeaders(call) {
  const found = /-headers\s+@\{([^}]*)\}/i.exec(call)
  const pairs = [...(found?.[1] ?? '').matchAll(/["']?([\w-]+)["']?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
  return {
    headers: pairs.map(([, name, double, single]) => [name, double ?? single ?? '']),
    left: found ? call.replace(found[0], '') : call,
  }
}

/** The page reaches its own origin only; the other name of the same machine is meant well. */
function isOwn({ protocol, hostname, port }) {
  const own = ['127.0.0.1', 'localhost', location.hostname]
  return protocol === location.protocol && own.includes(hostname) && port === location.port
}

/** As PowerShell writes an object: one line for each of its values, in a column. */
function asList(text) {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return asJson(text)
  const names = Object.keys(value)
  const width = Math.max(0, ...names.map((name) => name.length))
  return names.map((name) => `${name.padEnd(width)} : ${inLine(value[name])}`).join('\n')
}

function inLine(value) {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function asJson(text) {
  const value = parse(text)
  return value === undefined ? text : JSON.stringify(value, null, 2)
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unquote(text) {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text
}

function helpText(example) {
  return [
    'help                         this text',
    'cls                          clears the screen',
    '$env:FRAME_SESSION_TOKEN     the token of this session',
    'Invoke-RestMethod … (irm)    asks the emulator, for example for your assertions:',
    '',
    example,
    '',
    'Add | ConvertTo-Json to see the answer as JSON.',
  ].join('\n')
}

function output(text) {
  return { kind: 'output', text }
}

function problem(text) {
  return { kind: 'problem', text }
}
