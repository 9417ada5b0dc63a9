const kept =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TERM|COLUMNS|CI|DISPLAY|\w*COLOR|PLAYWRIGHT_\w+|NODE_EXTRA_CA_CERTS)$/

/** The environment of the tests. Nothing of the operator's portal: they must never meet its database or its Frame. */
export function testVariables(source: NodeJS.ProcessEnv, added: Record<string, string>): NodeJS.ProcessEnv {
  const entries = Object.entries(source).filter(([name]) => kept.test(name))
  return { ...Object.fromEntries(entries), NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1', ...added }
}
