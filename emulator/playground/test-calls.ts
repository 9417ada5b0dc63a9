import type { SampleCall } from './sample-call'

const line = '\u2028'
const turned = '\u202e'

/** What goes into the samples of the tests and fixtures. `url` and `clientId` are those of the demo tenant. */
export function ordinaryCall(url: string, clientId: string): SampleCall {
  return {
    url,
    clientId,
    firstName: 'Jane',
    lastName: 'Doe',
    email: 'jane@example.com',
    emailDomain: '',
    metadata: {
      frame_login_url: 'https://portal.example/frame/login/abc?lang=de',
      frame_logout_url: 'https://portal.example/frame/logout/abc',
      should_accept_tos: false,
    },
  }
}

/** Each of these has a meaning in at least one of the languages, or looks like something it is not. */
export function hostileCall(url: string, clientId: string): SampleCall {
  return {
    url: `${url}?note='$HOME'{a,b}[1-3]\\`,
    clientId,
    firstName: `Zoë "Bobby" O'Brien \\ $HOME \${PATH} $(id) \`id\` #{1+1} %s {0} !! 😀`,
    lastName: `two\nlines\r\n\ttab${line}${turned}drow\0"""'''`,
    email: "o'brien+$HOME#{x}@example.com",
    emailDomain: 'example.com',
    metadata: {
      '': 'no key',
      "it's": [
        `'@`,
        "\n'@\n",
        'JSON',
        '\nJSON\n',
        '<?php ?>',
        '</script><!--',
        '$env:PATH',
        '‘smart’ “quotes”',
      ],
      'A "key" \\ $x {$x} ${x} `y`': { a: 1, A: 2, "#{'x'}": null },
      '\0nul': true,
      '\u{e0001}tag 👩‍👩‍👧': false,
      onlyNumbers: { '0': 'zero', '1': 'one' },
      someNumbers: { '7': 'seven', seven: 7 },
      empty: [{}, [], '', null],
      numbers: [0, -1.5, 1e21, 5e-324, 9007199254740991, 0.1],
      deep: { down: { it: { goes: [[[['\\']]]] } } },
      None: 'True',
    },
  }
}
