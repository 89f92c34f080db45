const browsers: readonly (readonly [RegExp, string])[] = [
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
	[/Android/, 'Android'],
	[/iPad/, 'iPad'],
	[/iPhone/, 'iPhone'],
	[/Windows/, 'Windows'],
	[/CrOS/, 'ChromeOS'],
	[/Mac OS X|Macintosh/, 'Mac'],
	[/Linux/, 'Linux'],
]
const first = (named: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
	named.find(([sign]) => sign.test(agent))?.[1]

/** *Chrome, Android*: by what a browser says of itself, enough to know it again in a list of one's own; null when it says nothing known. */
export const deviceName = (agent: string): string | null =>
	[first(browsers, agent), first(systems, agent)].filter(Boolean).join(', ') || null
