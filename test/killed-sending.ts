import { instant } from '#kernel/instant.ts'
import { offerFacts } from '#offer/actions.ts'
import { folderOutbox, type Outbox } from '#offer/sending/outbox-transport.ts'
import { sendAll } from '#offer/sending/send-actions.ts'
import { openPress, type Press } from '#offer/transport.ts'
import { openDatabase } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'

import type { Order, Step } from './kill-order.ts'

// A process of its own that sends what is approved, to be killed on the way: by whoever began it, or by itself at a step.
const at = instant('2026-03-09T10:00:00+01:00')
const dies = (): never => process.kill(process.pid, 'SIGKILL') as never

const killing = (killAt: Step | null, press: Press, outbox: Outbox): { press: Press; outbox: Outbox } => {
	let seen = 0
	/** The third letter's turn; of print files the first. */
	const isTime = (step: Step): boolean => step === killAt && (step.includes('print') || ++seen === 3)
	return {
		press: async (municipality, sheet) => {
			if (sheet.letters.length === 1 && isTime('before a letter is set')) dies()
			const pressed = await press(municipality, sheet)
			if (sheet.letters.length === 1 && isTime('set and not yet on record')) dies()
			return pressed
		},
		outbox: {
			...outbox,
			put: async (name, file) => {
				const isPrintFile = name.startsWith('print-batches/')
				const isList = name.endsWith('.csv')
				if (isPrintFile && isTime(isList ? 'between the print file and its list' : 'before the print file')) dies()
				if (!isPrintFile && isTime('on record and not yet put')) dies()
				if (!isPrintFile && isTime('while it is put')) setImmediate(dies)
				const put = await outbox.put(name, file)
				if (isPrintFile && isList && isTime('printed and not yet on record as printed')) dies()
				if (!isPrintFile && isTime('put and not yet on record as gone')) dies()
				return put
			},
		},
	}
}

const [municipality] = await readMunicipalities('municipalities', ['soroe'])
const press = openPress()
process.once('message', async (order: Order) => {
	const opened = await openDatabase(order.database)
	if ('inUseBy' in opened || municipality === undefined) throw new Error('the database is in use')
	process.send?.('begun')
	const post = killing(order.killAt, press, folderOutbox(order.outbox))
	const sent = await sendAll(opened.db, at, municipality, { ...post, sources: [offerFacts] })
	await opened.close()
	process.send?.(sent)
	process.disconnect?.()
})
process.send?.('ready')
