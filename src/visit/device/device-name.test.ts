import { expect, test } from 'vitest'
import { deviceName } from './device-name.ts'

test.each([
	[
		'Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36',
		'Chrome, Android',
	],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0',
		'Edge, Windows',
	],
	[
		'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile Safari/604.1',
		'Safari, iPad',
	],
	['Mozilla/5.0 (Macintosh; Intel Mac OS X 14.7; rv:132.0) Gecko/20100101 Firefox/132.0', 'Firefox, Mac'],
	['curl/8.5', null],
	['', null],
])('%s is %s', (agent, name) => expect(deviceName(agent)).toBe(name))
