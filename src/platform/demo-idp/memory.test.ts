import { expect, test } from 'vitest'
import { usersOf } from './demo-user.ts'
import { memory } from './memory.ts'

test('what is remembered runs out, is used up, and goes with its grant', async () => {
	let now = 1_000_000
	const remember = memory(() => now)
	const [codes, sessions] = [remember('AuthorizationCode'), remember('Session')]
	await codes.upsert('a', { grantId: 'g' }, 60)
	await codes.upsert('b', { grantId: 'h' }, 120)
	await sessions.upsert('a', { uid: 'u' })
	expect(await codes.find('a')).toEqual({ grantId: 'g' })
	expect(await sessions.findByUid('u')).toEqual({ uid: 'u' })
	expect(await codes.findByUid('u')).toBeUndefined()
	await codes.consume('a')
	expect(await codes.find('a')).toMatchObject({ consumed: 1000 })
	await codes.revokeByGrantId('g')
	expect(await codes.find('a')).toBeUndefined()
	now += 120_000
	expect(await codes.find('b')).toBeUndefined()
	expect(await sessions.find('a')).toEqual({ uid: 'u' })
	await sessions.destroy('a')
	expect(await sessions.find('a')).toBeUndefined()
})

test('a client has its own users and nobody else’s', () => {
	const user = (subject: string, client: string) => ({ subject, client, name: subject, role: { da: '', en: '' } })
	expect(usersOf([user('a', 'x'), user('b', 'y')], 'y').map(({ subject }) => subject)).toEqual(['b'])
	expect(usersOf([user('a', 'x')], 'y')).toEqual([])
})
