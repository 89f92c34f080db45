/// <reference lib="dom" />
import { clockAt, type Drop, lowest, pixelsAMinute, shownAt, snapped, stepped } from './board-drop.ts'

const board = document.querySelector<HTMLTableElement>('.hj-board')
const form = document.querySelector<HTMLFormElement>('.hj-board-drop form')
const words = document.getElementById('hj-board-words')?.dataset ?? {}
const bar = document.getElementById('hj-board-live')
const language = document.documentElement.lang === 'en' ? 'en' : 'da'
const isWide = window.matchMedia('(min-width: 768px)')

type Lifted = {
	readonly card: HTMLElement
	readonly ghost: HTMLElement
	readonly minutes: number
	to: Drop
	byKey: boolean
}

const numberIn = (element: HTMLElement, name: string): number => Number(element.dataset[name])
const cells = (): HTMLTableCellElement[] => [...(board?.querySelectorAll<HTMLTableCellElement>('td[data-staff]') ?? [])]
const laneOf = (cell: Element): HTMLElement | null => cell.querySelector<HTMLElement>('.hj-board-lane')
const opens = board === null ? 0 : numberIn(board, 'opens') * 60
const closes = board === null ? 0 : numberIn(board, 'closes') * 60

const put = (element: HTMLElement, from: number, to: number): void => {
	element.style.top = `${(from - opens) * pixelsAMinute}px`
	element.style.height = `${(to - from) * pixelsAMinute}px`
}

const part = (tag: string, name: string, text = ''): HTMLElement => {
	const made = document.createElement(tag)
	made.className = name
	made.textContent = text
	made.setAttribute('aria-hidden', 'true')
	return made
}

/** Time outside the hours of a day, so that it is seen where a visit cannot lie. */
const shade = (cell: HTMLElement, lane: HTMLElement): void => {
	const hours = (cell.dataset.hours ?? '').split(' ').filter(Boolean)
	const bounds = [opens, ...hours.flatMap((stretch) => stretch.split('-').map(Number)), closes]
	for (let at = 0; at < bounds.length; at += 2) {
		const [from = 0, to = 0] = [bounds[at], bounds[at + 1]]
		if (to <= from) continue
		const off = part('li', 'hj-board-closed')
		put(off, from, to)
		lane.prepend(off)
	}
}

/** By the hour where there is room; as the plain table where there is not, and on paper. */
const layOut = (isLaid: boolean): void => {
	board?.classList.toggle('hj-board-laid', isLaid)
	for (const old of board?.querySelectorAll('.hj-board-closed, .hj-board-clock') ?? []) old.remove()
	for (const cell of cells()) {
		const lane = laneOf(cell)
		if (lane === null) continue
		lane.style.height = isLaid ? `${(closes - opens) * pixelsAMinute}px` : ''
		for (const card of lane.querySelectorAll<HTMLElement>('[data-from]'))
			if (isLaid) put(card, numberIn(card, 'from'), numberIn(card, 'to'))
			else card.removeAttribute('style')
		if (isLaid) shade(cell, lane)
	}
	if (isLaid) for (const row of board?.tBodies[0]?.rows ?? []) writeClocks(row)
}

/** The hours beside a day, level with its visits. */
const writeClocks = (row: HTMLTableRowElement): void => {
	const lane = laneOf(row)
	const [head] = row.cells
	if (lane === null || head === undefined) return
	const top = lane.getBoundingClientRect().top - head.getBoundingClientRect().top
	for (let minute = opens; minute < closes; minute += 60) {
		const label = part('span', 'hj-board-clock', String(minute / 60))
		label.style.top = `${top + (minute - opens) * pixelsAMinute}px`
		head.append(label)
	}
}

let lifted: Lifted | null = null
let asking = 0

const say = (text: string, may = ''): void => {
	if (bar === null) return
	bar.textContent = text
	bar.dataset.may = may
	bar.classList.toggle('hj-board-bar', text !== '')
}

const cellAt = ({ staff, on }: Drop): HTMLTableCellElement | undefined =>
	cells().find((cell) => cell.dataset.staff === staff && cell.dataset.on === on)

const addressOf = (card: HTMLElement, { staff, on, from }: Drop): string =>
	`${form?.getAttribute('action')}/${card.dataset.booking}/hvad?hos=${staff}&dag=${on}&kl=${clockAt(from)}`

/** What it would take, asked of the one who knows everything; the newest question counts. */
const ask = async (what: Lifted): Promise<void> => {
	const turn = ++asking
	await new Promise((later) => setTimeout(later, 150))
	if (turn !== asking || lifted === null) return
	const page = await fetch(addressOf(what.card, what.to), { signal: AbortSignal.timeout(8000) })
		.then((answer) => (answer.ok ? answer.text() : ''))
		.catch(() => '')
	if (turn !== asking || lifted === null) return
	const says = new DOMParser().parseFromString(page, 'text/html').getElementById('hj-board-says')
	say(says?.textContent ?? words.unknown ?? '', says?.dataset.may ?? '')
	what.ghost.dataset.may = says?.dataset.may ?? ''
}

const lift = (card: HTMLElement, byKey: boolean): Lifted | null => {
	const cell = card.closest<HTMLElement>('td[data-staff]')
	if (cell === null) return null
	const [from, to] = [numberIn(card, 'from'), numberIn(card, 'to')]
	const ghost = part('li', 'hj-card hj-ghost')
	card.classList.add('hj-card-lifted')
	board?.classList.add('hj-board-moving')
	return {
		card,
		ghost,
		minutes: to - from,
		to: { staff: cell.dataset.staff ?? '', on: cell.dataset.on ?? '', from },
		byKey,
	}
}

const moveTo = (what: Lifted, to: Drop): void => {
	const cell = cellAt(to)
	if (cell === undefined) return
	const from = Math.min(Math.max(to.from, opens), lowest(closes, what.minutes))
	if (what.ghost.isConnected && from === what.to.from && to.staff === what.to.staff && to.on === what.to.on) return
	what.to = { ...to, from }
	what.ghost.textContent = shownAt(from, language)
	delete what.ghost.dataset.may
	laneOf(cell)?.append(what.ghost)
	put(what.ghost, from, from + what.minutes)
	const row = cell.closest('tr')
	if (row !== null && row.offsetParent === null) location.hash = row.id
	if (what.byKey) what.ghost.scrollIntoView({ block: 'nearest' })
	say(`${words.to ?? ''} ${cell.dataset.words ?? ''} ${shownAt(from, language)} …`)
	ask(what)
}

const putDown = (): void => {
	lifted?.ghost.remove()
	lifted?.card.classList.remove('hj-card-lifted')
	board?.classList.remove('hj-board-moving')
	lifted = null
	asking++
}

const giveUp = (): void => {
	const card = lifted?.card
	putDown()
	say(words.givenUp ?? '')
	card?.focus()
}

const isWhereItWas = ({ card, to }: Lifted): boolean =>
	card.closest<HTMLElement>('td')?.dataset.staff === to.staff &&
	card.closest<HTMLElement>('td')?.dataset.on === to.on &&
	numberIn(card, 'from') === to.from

const drop = (what: Lifted): void => {
	if (isWhereItWas(what) || form === null) {
		giveUp()
		return
	}
	const sent = {
		booking: what.card.dataset.booking,
		expected: what.card.dataset.expected,
		hos: what.to.staff,
		dag: what.to.on,
		kl: clockAt(what.to.from),
	}
	for (const [name, value] of Object.entries(sent)) {
		const field = form.elements.namedItem(name)
		if (field instanceof HTMLInputElement) field.value = value ?? ''
	}
	form.requestSubmit()
}

const neighbour = ({ to }: Lifted, columns: number, rows: number): Drop => {
	const cell = cellAt(to)
	const row = cell?.closest('tr')
	const rowsOfBody = [...(board?.tBodies[0]?.rows ?? [])]
	const next = row == null ? undefined : rowsOfBody[rowsOfBody.indexOf(row) + rows]
	const beside = next?.cells[(cell?.cellIndex ?? 0) + columns]
	return beside?.dataset.staff === undefined || beside.dataset.on === undefined
		? to
		: { staff: beside.dataset.staff, on: beside.dataset.on, from: to.from }
}

const stepTo = (what: Lifted, key: string): Drop | null => {
	if (key === 'ArrowUp' || key === 'ArrowDown')
		return { ...what.to, from: stepped(what.to.from, key === 'ArrowUp' ? -1 : 1) }
	if (key === 'ArrowLeft' || key === 'ArrowRight') return neighbour(what, key === 'ArrowLeft' ? -1 : 1, 0)
	if (key === 'PageUp' || key === 'PageDown') return neighbour(what, 0, key === 'PageUp' ? -1 : 1)
	return null
}

document.addEventListener('keydown', (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey) return
	if (lifted === null) {
		const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-movable]') : null
		if (at === null || event.key.toLowerCase() !== 'm') return
		event.preventDefault()
		lifted = lift(at, true)
		at.focus()
		say(words.lifted ?? '')
		return
	}
	const to = stepTo(lifted, event.key)
	if (to === null && event.key !== 'Enter' && event.key !== 'Escape') return
	event.preventDefault()
	if (event.key === 'Escape') giveUp()
	else if (to === null) drop(lifted)
	else moveTo(lifted, to)
})

/** A press becomes a drag once it has moved so far. */
const pixelsToDrag = 6
let pressed: { readonly card: HTMLElement; readonly x: number; readonly y: number; readonly below: number } | null =
	null

board?.addEventListener('pointerdown', (event) => {
	const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-movable]') : null
	if (card === null || event.button !== 0 || event.pointerType === 'touch' || lifted !== null || !isWide.matches) return
	pressed = { card, x: event.clientX, y: event.clientY, below: event.clientY - card.getBoundingClientRect().top }
})
board?.addEventListener('dragstart', (event) => event.preventDefault())

/** Near the edge the page follows. */
const follow = (y: number): void => {
	if (y < 60) window.scrollBy(0, -16)
	else if (y > window.innerHeight - 90) window.scrollBy(0, 16)
}

document.addEventListener('pointermove', (event) => {
	if (pressed === null) return
	if (lifted === null) {
		if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < pixelsToDrag) return
		lifted = lift(pressed.card, false)
	}
	if (lifted === null) return
	event.preventDefault()
	follow(event.clientY)
	const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('td[data-staff]')
	const lane = cell === null || cell === undefined ? null : laneOf(cell)
	if (cell == null || lane === null) return
	const pixels = event.clientY - pressed.below - lane.getBoundingClientRect().top
	moveTo(lifted, { staff: cell.dataset.staff ?? '', on: cell.dataset.on ?? '', from: snapped(opens, pixels) })
})
document.addEventListener('pointerup', () => {
	const what = lifted
	const wasDragged = pressed !== null && what !== null && !what.byKey
	pressed = null
	if (!wasDragged) return
	// The press that ends a drag opens no link below it.
	document.addEventListener('click', (click) => click.preventDefault(), { capture: true, once: true })
	drop(what)
})
document.addEventListener('pointercancel', () => {
	pressed = null
	if (lifted !== null) giveUp()
})

for (const card of board?.querySelectorAll<HTMLElement>('[data-movable]') ?? []) {
	card.tabIndex = 0
	card.setAttribute('aria-describedby', 'hj-board-help')
}
layOut(isWide.matches)
isWide.addEventListener('change', () => layOut(isWide.matches))
window.addEventListener('beforeprint', () => layOut(false))
window.addEventListener('afterprint', () => layOut(isWide.matches))
window.addEventListener('pageshow', (event) => {
	if (event.persisted) putDown()
})
