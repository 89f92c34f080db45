/// <reference lib="dom" />

/** Narrows a list while somebody types: what does not hold every word is hidden, and a folded part that holds something opens. */
document.addEventListener('input', ({ target }) => {
	if (!(target instanceof HTMLInputElement) || target.dataset.narrows === undefined) return
	const list = document.getElementById(target.dataset.narrows)
	if (list !== null) narrow(list, target.value)
})

const narrow = (list: HTMLElement, typed: string): void => {
	const words = typed.toLocaleLowerCase('da').split(/\s+/).filter(Boolean)
	for (const part of list.querySelectorAll<HTMLDetailsElement>('details[data-narrowed]')) {
		let any = false
		for (const one of part.querySelectorAll<HTMLElement>('[data-words]')) {
			const isChosen = one.querySelector<HTMLInputElement>('input')?.checked === true
			one.hidden = !isChosen && !words.every((word) => one.dataset.words?.includes(word))
			any ||= !one.hidden
		}
		part.hidden = !any
		part.open = any && words.length > 0
	}
}
