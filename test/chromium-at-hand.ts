import type { TestProject } from 'vitest/node'

export const setup = async (project: TestProject): Promise<void> => {
	project.provide('chromium', '')
	project.provide('chromiumLibraries', '')
}
