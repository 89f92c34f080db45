import { type Goal, speed, type Times, timesLonger } from './race.ts'

const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: value < 100 ? 2 : 0 })

const goalText = (goal: Goal): string => ('least' in goal ? `≥ ${number(goal.least)}` : `≤ ${number(goal.most)}`)
const isReached = (ratio: number, goal: Goal): boolean => ('least' in goal ? ratio >= goal.least : ratio <= goal.most)

/** The result as a table in Markdown; the first is ours. */
export const tableOf = (times: readonly Times[]): string => {
	const [ours] = times
	if (ours === undefined) return 'nothing was measured'
	const lines = times.map((one) => {
		const beside = times.find(({ contender }) => contender === one.beside) ?? ours
		const ratio = timesLonger(one, beside)
		const cells = [
			one.contender.name,
			number(one.contender.people),
			number(speed(one)),
			one === ours ? '1' : number(ratio),
			one.goal === undefined ? '' : goalText(one.goal),
			one.goal === undefined ? '' : isReached(ratio, one.goal) ? 'yes' : '**no**',
		]
		return `| ${cells.join(' | ')} |`
	})
	return [
		'| what | people | people a second | time of ours, as many times | goal | reached |',
		'| --- | --: | --: | --: | --: | --- |',
		...lines,
	].join('\n')
}
