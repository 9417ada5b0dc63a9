import { describeBody, type SampleCall, secretVariable } from './sample-call'
import { escapeUnprintable, hasUnprintable, hex } from './unprintable'
import { type Syntax, writeLiteral } from './write-literal'

const php: Syntax = {
  indent: '    ',
  null: 'null',
  true: 'true',
  false: 'false',
  string: writeString,
  list: { open: '[', close: ']' },
  object: (keys) => ({ open: couldBeList(keys) ? '(object) [' : '[', close: ']' }),
  key: (key) => `${writeString(key)} => `,
}

/** PHP 7.4 or newer with the extensions it usually has (json, hash) and its own HTTP client. */
export function phpSample(call: SampleCall): string {
  return `<?php
// Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
// The client secret comes from the environment: export ${secretVariable}=…
declare(strict_types=1);

$url = ${writeString(call.url)};
$clientId = ${writeString(call.clientId)};
$clientSecret = getenv('${secretVariable}');
if (!$clientSecret) {
    fwrite(STDERR, "Set ${secretVariable} first\\n");
    exit(1);
}

$body = ${writeLiteral(describeBody(call), php)};

$timestamp = (string) time();
$signature = hash_hmac('sha256', $timestamp . $clientId, $clientSecret);

$context = stream_context_create(['http' => [
    'method' => 'POST',
    'header' => [
        "X-Frame-ClientId: $clientId",
        "X-Frame-Timestamp: $timestamp",
        "X-Frame-Signature: $signature",
        'Content-Type: application/json',
    ],
    'content' => json_encode($body, JSON_THROW_ON_ERROR),
    'follow_location' => 0,
    'timeout' => 10,
]]);
$reply = file_get_contents($url, false, $context);
if ($reply === false) {
    exit(1);
}
$token = json_decode($reply, true, 512, JSON_THROW_ON_ERROR);
echo $token, "\\n";
`
}

/** PHP turns keys such as '0' into numbers, and would send an array of nothing else as a list. */
function couldBeList(keys: string[]): boolean {
  return keys.every((key) => /^(0|-?[1-9]\d*)$/.test(key))
}

/** Half of a surrogate pair cannot be written in PHP: it becomes the replacement character. */
function writeString(text: string): string {
  const wellFormed = text.toWellFormed()
  if (!hasUnprintable(wellFormed)) return `'${wellFormed.replace(/['\\]/g, '\\$&')}'`
  const escaped = escapeUnprintable(
    wellFormed.replace(/["\\$]/g, '\\$&'),
    (codePoint) => `\\u{${hex(codePoint)}}`,
  )
  return `"${escaped}"`
}
