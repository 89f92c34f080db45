import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

// Node strips types and knows no markup: a process begun from source reads pages through this.
registerHooks({
	load: (url, context, next) => {
		if (!url.endsWith('.tsx')) return next(url, context)
		const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
			loader: 'tsx',
			jsx: 'automatic',
			jsxImportSource: 'hono/jsx',
		})
		return { format: 'module', source: code, shortCircuit: true }
	},
})
