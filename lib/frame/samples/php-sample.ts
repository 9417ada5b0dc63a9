import { type SampleCall, secretVariable, writeBody } from '@/lib/frame/samples/sample-call'

/** PHP 7.3 or newer with the extensions it usually has (json, hash) and its own HTTP client. */
export function phpSample(call: SampleCall): string {
  return `<?php
// Asks Frame for a Secure Anonymous Token. Run it on a server, never where a visitor could read it.
// The client secret comes from the environment: export ${secretVariable}=...
declare(strict_types=1);

$url = ${quoted(call.tokensUrl)};
$clientId = ${quoted(call.clientId)};
$clientSecret = getenv('${secretVariable}');
if (!$clientSecret) {
    fwrite(STDERR, "Set ${secretVariable} first\\n");
    exit(1);
}

$body = <<<'JSON'
${writeBody(call)}
JSON;

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
    'content' => $body,
    'follow_location' => 0,
    'timeout' => 10,
]]);
$reply = file_get_contents($url, false, $context);
if ($reply === false) {
    exit(1);
}
echo json_decode($reply, true, 512, JSON_THROW_ON_ERROR), "\\n";
`
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`
}
