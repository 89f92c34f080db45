import { expect, test } from 'vitest'
import { helpReceived, homeText } from './register-words.ts'

const none = { practical: false, personal: false, nursing: false }

test('of somebody created here nobody knows home and help, until something is told', () => {
	expect(homeText({ createdHere: true, residence: 'own_home' }).da).toBe('vides ikke')
	expect(homeText({ createdHere: true, residence: 'care_home' }).da).toBe('plejebolig')
	expect(homeText({ createdHere: false, residence: 'own_home' }).da).toBe('egen bolig')
	expect(helpReceived({ createdHere: true, help: none }, 'da')).toBe('vides ikke')
	expect(helpReceived({ createdHere: true, help: { ...none, nursing: true } }, 'da')).not.toBe('vides ikke')
	expect(helpReceived({ createdHere: false, help: none }, 'da')).toBe('ingen')
})
