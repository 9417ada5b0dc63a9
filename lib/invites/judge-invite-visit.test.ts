import { expect, test } from 'vitest'
import { judgeInviteVisit } from './judge-invite-visit'

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const navigation = {
  'user-agent': firefox,
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'none',
}

function judge(headers: Record<string, string>, method = 'GET') {
  return judgeInviteVisit({ method, headers: new Headers(headers) })
}

test('a person who follows the link has opened the invite', () => {
  expect(judge(navigation)).toBe('opened')
})

test('a posted form is no look', () => {
  expect(judge(navigation, 'POST')).toBeNull()
})

test.each([
  ['HEAD with the headers of a browser', navigation, 'HEAD'],
  ['a prefetch', { ...navigation, 'sec-purpose': 'prefetch' }, 'GET'],
  ['a prefetch of old', { ...navigation, purpose: 'prefetch' }, 'GET'],
  ['a frame', { ...navigation, 'sec-fetch-dest': 'iframe' }, 'GET'],
  ['a script', { ...navigation, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }, 'GET'],
  ['a program that calls itself Firefox', { 'user-agent': firefox }, 'GET'],
  ['no User-Agent', { ...navigation, 'user-agent': '' }, 'GET'],
])('%s is counted as a preview', (_, headers, method) => {
  expect(judge(headers, method)).toBe('previewed')
})

test.each([
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Twitterbot/1.0',
  'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
  'WhatsApp/2.23.20.0',
  'TelegramBot (like TwitterBot)',
  'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
  'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0 Safari/537.36',
  'Mattermost-Bot/1.1',
  'curl/8.5.0',
  'python-requests/2.32',
  'Go-http-client/2.0',
  'node',
])('%s is a program', (userAgent) => {
  expect(judge({ ...navigation, 'user-agent': userAgent })).toBe('previewed')
})

test.each([
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
  'Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 9; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [LinkedInApp]/9.29',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 GSA/370.0 Mobile/15E148 Safari/604.1',
])('%s is a browser', (userAgent) => {
  expect(judge({ ...navigation, 'user-agent': userAgent })).toBe('opened')
})
