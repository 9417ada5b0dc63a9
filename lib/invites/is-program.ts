/** What programs call themselves that fetch links: search engines, chats, mail scanners, monitors, libraries. */
const words = [
  // Not the telephones of Cubot.
  '(?<!cu)bot(?![a-z])',
  'crawl',
  'spider',
  'slurp',
  'preview',
  'embedly',
  'iframely',
  'unfurl',
  'externalhit',
  'facebookcatalog',
  '^whatsapp/',
  '^skype',
  'ms-office',
  'microsoft office',
  'google-',
  'googleimageproxy',
  'feedfetcher',
  'validator',
  'scan',
  'safelinks',
  'barracuda',
  'mimecast',
  'proofpoint',
  'monitor',
  'uptime',
  'pingdom',
  'lighthouse',
  'headless',
  'phantomjs',
  'curl/',
  'wget/',
  'libwww',
  '^python',
  'python-',
  'java/',
  'okhttp',
  'go-http-client',
  'axios',
  'node-fetch',
  'undici',
  '^node',
  '^ruby',
  '^php',
  'http[-_ ]?client',
]
const anyWord = new RegExp(words.join('|'), 'i')

/** Whether a User-Agent is that of a program, or missing, which no browser's is. */
export function isProgram(userAgent: string | null): boolean {
  return userAgent === null || userAgent.trim() === '' || anyWord.test(userAgent)
}
