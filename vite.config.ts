import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const serverAddress = 'http://localhost:3000'
const entry = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** While developing, the customer's pages come from their own entry, as the server does it later. */
const portalEntry: Plugin = {
  name: 'portal-entry',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url?.startsWith('/p/')) request.url = '/portal.html'
      next()
    })
  },
}

export default defineConfig({
  plugins: [react(), portalEntry],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: { staff: entry('index.html'), portal: entry('portal.html') },
      output: {
        codeSplitting: {
          groups: [
            // With its setting, which has to come before every schema.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/, priority: 40 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'mantine', test: /node_modules[\\/](@mantine[\\/](core|hooks)|@floating-ui)[\\/]/, priority: 20 },
            {
              name: 'tanstack',
              test: /node_modules[\\/]@tanstack[\\/](react-router|router-core|history|query-core|react-query)[\\/]/,
              priority: 10,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': serverAddress } },
})
