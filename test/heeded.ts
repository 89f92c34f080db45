import type { Ask, Route } from '#platform/web/index.ts'

/** A question after an address that remembers which of its words the page asked for. */
class Overheard extends URLSearchParams {
	readonly heard: (name: string) => void
	constructor(said: URLSearchParams, heard: (name: string) => void) {
		super(said.toString())
		this.heard = heard
	}
	override get(name: string): string | null {
		this.heard(name)
		return super.get(name)
	}
	override getAll(name: string): string[] {
		this.heard(name)
		return super.getAll(name)
	}
	override has(name: string, value?: string): boolean {
		this.heard(name)
		return super.has(name, value)
	}
	override entries(): URLSearchParamsIterator<[string, string]> {
		this.heard('*')
		return super.entries()
	}
	override keys(): URLSearchParamsIterator<string> {
		this.heard('*')
		return super.keys()
	}
	override values(): URLSearchParamsIterator<string> {
		this.heard('*')
		return super.values()
	}
	override forEach(...to: Parameters<URLSearchParams['forEach']>): void {
		this.heard('*')
		super.forEach(...to)
	}
	override get size(): number {
		this.heard('*')
		return super.size
	}
	override [Symbol.iterator](): URLSearchParamsIterator<[string, string]> {
		this.heard('*')
		return super.entries()
	}
	override toString(): string {
		this.heard('*')
		return super.toString()
	}
}

/** The same routes, and what each of them has asked of the question after its address: `*` when it read all of it. */
export const heeding = (
	routes: readonly Route[],
): { readonly routes: Route[]; readonly heeds: (route: Route, question: string) => boolean } => {
	const asked = new Map<Route, Set<string>>()
	const listening = routes.map((route): Route => {
		const words = new Set<string>()
		const handle = (ask: Ask) =>
			route.handle({ ...ask, query: new Overheard(ask.query, (name) => void words.add(name)) })
		const same = { ...route, handle }
		asked.set(same, words)
		return same
	})
	const heeds = (route: Route, question: string): boolean => {
		const words = asked.get(route)
		return (
			words === undefined || words.has('*') || [...new URLSearchParams(question).keys()].some((name) => words.has(name))
		)
	}
	return { routes: listening, heeds }
}
