import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		// One at a time: each file has a node of its own, and the genesis names the simulator's port. scripts/e2e gives
		// each a network of its own, and runs two.
		fileParallelism: false,
		testTimeout: 180_000,
		hookTimeout: 120_000,
		globalSetup: 'lib/scratch.ts',
		reporters: ['verbose'],
	},
})
