import { expect, test } from 'vitest'
import { attemptCookie, mayGoWithoutTls, pageToReturnTo } from './login.ts'

test.each([
	['/tilbud', '/tilbud'],
	['/borger/1?fane=2&x=%C3%A6', '/borger/1?fane=2&x=%C3%A6'],
	['/a.b/..c', '/a.b/..c'],
	[null, '/i-dag'],
	['', '/i-dag'],
	['tilbud', '/i-dag'],
	['https://elsewhere.example/', '/i-dag'],
	['//elsewhere.example/', '/i-dag'],
	['/\\elsewhere.example', '/i-dag'],
	['/\t/elsewhere.example', '/i-dag'],
	['/tilbud\r\nSet-Cookie: x=y', '/i-dag'],
	['/../soenderborg/tilbud', '/i-dag'],
	['/tilbud/..', '/i-dag'],
	['/tilbud/../../x', '/i-dag'],
	['/log-ind', '/i-dag'],
	['/log-ind/retur?code=x', '/i-dag'],
	['/log-ud', '/i-dag'],
	['/logget-ud', '/i-dag'],
	['/logbog', '/logbog'],
	[`/${'x'.repeat(600)}`, '/i-dag'],
])('asked for %j one returns to %s', (asked, returned) => expect(pageToReturnTo(asked)).toBe(returned))

test.each([
	['http://localhost:8080/demo-idp', true],
	['http://127.0.0.1/x', true],
	['http://localhost.elsewhere.example/', false],
	['http://login.example.dk/', false],
	['https://login.example.dk/', false],
])('%s may go without TLS: %s', (issuer, may) => expect(mayGoWithoutTls(issuer)).toBe(may))

test('a cookie of an attempt bears nothing that a cookie name may not', () => {
	expect(attemptCookie('a_b-c; Path=/\r\n')).toBe('hj_login_abcPath')
	expect(attemptCookie('abcdefghijklmnop')).toBe('hj_login_abcdefghijkl')
})
