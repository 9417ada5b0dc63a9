import { defineConfig } from 'prisma/config'
export default defineConfig({
  schema: 'prisma/schema.prisma',
  datasource: { url: 'postgresql://x@127.0.0.1:1/x' },
})
