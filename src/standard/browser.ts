/// <reference lib="dom" />

/** The text of a draft: numbered lines, a way from a problem to its line, and a check while writing. */
const text = document.querySelector<HTMLTextAreaElement>('textarea[data-check]')
const result = document.getElementById('kontrol')
/** Where the verdict is said aloud. */
const now = document.getElementById('kontrol-nu')
const pause = 800

const startOf = (lines: readonly string[], line: number): number =>
	lines.slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0)

const goTo = (area: HTMLTextAreaElement, line: number, column: number): void => {
	const lines = area.value.split('\n')
	const start = startOf(lines, line)
	const length = lines[line - 1]?.length ?? 0
	area.focus()
	area.setSelectionRange(start + Math.min(column - 1, length), start + length)
	const height = area.scrollHeight / lines.length
	area.scrollTop = Math.max(0, (line - 6) * height)
	area.scrollLeft = 0
	area.scrollIntoView({ block: 'nearest' })
}

const numberLines = (area: HTMLTextAreaElement): void => {
	const gutter = document.createElement('div')
	gutter.className = 'hj-gutter'
	gutter.setAttribute('aria-hidden', 'true')
	const numbers = document.createElement('pre')
	gutter.append(numbers)
	area.before(gutter)
	let count = 0
	const write = (): void => {
		const lines = area.value.split('\n').length
		if (lines !== count) numbers.textContent = Array.from({ length: lines }, (_, at) => at + 1).join('\n')
		count = lines
	}
	area.addEventListener('input', write)
	area.addEventListener('scroll', () => {
		numbers.style.transform = `translateY(${-area.scrollTop}px)`
	})
	write()
}

const checkWhileWriting = (area: HTMLTextAreaElement, shown: HTMLElement): void => {
	let waiting: ReturnType<typeof setTimeout> | undefined
	let asked = 0
	const check = async (): Promise<void> => {
		const mine = ++asked
		const token = area.form?.querySelector<HTMLInputElement>('input[name="token"]')?.value ?? ''
		const answer = await fetch(area.dataset.check ?? '', {
			method: 'POST',
			body: new URLSearchParams({ token, yaml: area.value }),
		}).catch(() => null)
		if (!answer?.ok || mine !== asked) return
		shown.innerHTML = await answer.text()
		const said = shown.querySelector('.hj-verdict')?.textContent ?? ''
		if (now && now.textContent !== said) now.textContent = said
	}
	area.addEventListener('input', () => {
		clearTimeout(waiting)
		waiting = setTimeout(check, pause)
	})
}

const holdBack = (area: HTMLTextAreaElement): void => {
	const saved = area.value
	let isSaving = false
	area.form?.addEventListener('submit', () => {
		isSaving = true
	})
	window.addEventListener('beforeunload', (event) => {
		if (!isSaving && area.value !== saved) event.preventDefault()
	})
}

if (text && result) {
	numberLines(text)
	checkWhileWriting(text, result)
	holdBack(text)
	result.addEventListener('click', (event) => {
		const place = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-line]') : null
		if (!place) return
		event.preventDefault()
		goTo(text, Number(place.dataset.line), Number(place.dataset.column))
	})
}
