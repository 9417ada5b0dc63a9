import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'

const rule = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

const prisma = {
  group: ['@prisma/*', '@/prisma/*', '**/prisma/generated/*', '@/lib/db', '**/lib/db'],
  message: 'Pages call one verb of lib; what may be read is decided where the data is fetched.',
}
const insideOut = {
  group: ['@/app/*', '@/app/**', '@/scripts/*', '@/scripts/**'],
  message: 'lib is the product; it knows neither pages nor start-up.',
}
const emulator = {
  group: ['@/emulator/*', '@/emulator/**', '**/emulator/**'],
  message: 'The portal meets the emulator over HTTP only, as it meets Frame.',
}
const next = {
  group: ['next', 'next/*', 'react', 'react-dom'],
  message: 'Only lib/web and lib/staff know Next, so that every other rule can be run and tested without it.',
}
const ours = {
  group: ['@/lib/*', '@/lib/**', '@/messages', '@/messages/**', '@/emulator/**'],
  message: 'A plain component knows nothing of ours; give it what it shows.',
}
const outside = {
  group: ['@/*', '../../*'],
  message: 'The emulator imports nothing of the portal, so that a mistake cannot cancel itself out.',
}

const environment = {
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Only lib/env reads the environment; it parses it once.' },
  ],
}
const frameFields = {
  'no-restricted-syntax': [
    'error',
    {
      selector:
        'Literal[value=/^(first_name|last_name|email_domain|frame_login_url|frame_logout_url|should_accept_tos)$/]',
      message: "Only lib/frame knows Frame's field names.",
    },
    {
      selector: 'Property[key.name=/^(email_domain|frame_login_url|frame_logout_url|should_accept_tos)$/]',
      message: "Only lib/frame knows Frame's field names.",
    },
  ],
}

const config = [
  ...nextVitals,
  ...nextTypescript,
  {
    ignores: [
      '.next/**',
      'data/**',
      'prisma/generated/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['app/**'], ignores: ['app/_ui/**'], rules: { ...rule([prisma, emulator]), ...environment } },
  { files: ['app/_ui/**'], rules: { ...rule([ours, prisma]), ...environment } },
  {
    files: ['lib/**'],
    ignores: ['lib/web/**', 'lib/staff/**', 'lib/**/*.test.ts', 'lib/**/test-support/**'],
    rules: rule([next, insideOut, emulator]),
  },
  {
    files: ['lib/web/**', 'lib/staff/**'],
    ignores: ['lib/**/*.test.ts'],
    rules: rule([insideOut, emulator]),
  },
  {
    files: ['lib/**'],
    ignores: ['lib/env.ts', 'lib/**/*.test.ts', 'lib/**/test-support/**'],
    rules: environment,
  },
  { files: ['lib/**', 'app/**'], ignores: ['lib/frame/**', 'lib/**/*.test.ts'], rules: frameFields },
  { files: ['emulator/**'], rules: rule([outside]) },
]

export default config
