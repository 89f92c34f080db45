import { staffNames } from '#access/actions.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import { writeShortMoment } from '#kernel/write-moment.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { listPage } from '#platform/web/list.tsx'
import { Badge, Button, Empty, Form, Heading } from '#platform/web/parts.tsx'
import { devicesThatDeliver, letDeliver, stopDeliveries } from './taken-along-actions.ts'
import type { DeliveringDevice } from './taken-along-store.ts'

const openTo = ['consultant', 'coordinator', 'administrator']
const path = '/enheder'

/** The page of the devices that may deliver, and the stopping of one. */
export const deliveringRoutes: readonly Route[] = [
	{ method: 'get', path, for: openTo, shows: '', handle: showDevices },
	{ method: 'post', path, for: openTo, shows: '', handle: stopOrLet },
]

const seesAll = (ask: Ask): boolean => ask.atWork().roles.includes('administrator')

/** Which devices may deliver in whose name: one's own, everyone's for an administrator. */
async function showDevices(ask: Ask): Promise<Answer> {
	const { say } = ask
	const isAll = seesAll(ask)
	const devices = await devicesThatDeliver(ask.db, ask.at, isAll ? null : ask.atWork().id)
	const names = await staffNames(ask.db)
	const title = isAll ? say('Enheder, der leverer', 'Devices that deliver') : say('Dine enheder', 'Your devices')
	const above = (
		<Heading
			title={title}
			lead={say(
				'Når et besøg åbnes eller dagen tages med, kan enheden levere det skrevne i 60 dage, også når ingen er logget ind. Er en enhed væk, så stop den her.',
				'When a visit is opened or the day is taken along, the device can deliver what is written for 60 days, also when nobody is signed in. If a device is lost, stop it here.',
			)}
		/>
	)
	return listPage<DeliveringDevice>(ask, title, above, {
		rows: devices,
		caption: title,
		exportName: 'enheder',
		empty: (
			<>
				{above}
				<Empty title={say('Ingen enheder kan levere lige nu.', 'No device can deliver just now.')} />
			</>
		),
		columns: [
			{
				key: 'enhed',
				label: say('Enhed', 'Device'),
				value: (one) => one.browser ?? say('Ukendt browser', 'Unknown browser'),
			},
			...(isAll
				? [
						{
							key: 'medarbejder',
							label: say('Medarbejder', 'Member of staff'),
							value: (one: DeliveringDevice) => names.get(one.staff) ?? '',
						},
					]
				: []),
			{
				key: 'taget-med',
				label: say('Taget med senest', 'Last taken along'),
				value: (one) => one.takenAt,
				cell: (one) => writeShortMoment(one.takenAt, ask.language),
			},
			{
				key: 'leveret',
				label: say('Leverede senest', 'Last delivered'),
				value: (one) => one.deliveredAt,
				cell: (one) =>
					one.deliveredAt === null
						? say('Intet endnu', 'Nothing yet')
						: writeShortMoment(one.deliveredAt, ask.language),
			},
			{
				key: 'levering',
				label: say('Levering', 'Delivery'),
				value: (one) => (one.stopped === null ? say('Må levere', 'May deliver') : say('Stoppet', 'Stopped')),
				cell: (one) => <Deed ask={ask} one={one} nameOf={(staff) => names.get(staff) ?? ''} />,
			},
		],
	})
}

type DeedProps = { ask: Ask; one: DeliveringDevice; nameOf: (staff: StaffId) => string }

const Deed = ({ ask, one, nameOf }: DeedProps) => {
	const { say } = ask
	const said = ({ at, by }: NonNullable<DeliveringDevice['stopped']>): string =>
		say(
			`${writeShortMoment(at, ask.language)} af ${nameOf(by)}`,
			`${writeShortMoment(at, ask.language)} by ${nameOf(by)}`,
		)
	const mayLet = one.stopped?.by === ask.atWork().id || seesAll(ask)
	return (
		<Form to={path} class="hj-row mt-0 mb-0">
			<input type="hidden" name="device" value={one.device} />
			<input type="hidden" name="staff" value={one.staff} />
			{one.stopped === null ? (
				<>
					{one.let === null ? null : (
						<span class="hj-quiet">
							{say('Leverer igen fra', 'Delivers again since')} {said(one.let)}
						</span>
					)}
					<Button look="secondary" name="do" value="stop">
						{say('Stop levering herfra', 'Stop deliveries from here')}
					</Button>
				</>
			) : (
				<>
					<span>
						<Badge kind="warning" text={say('Stoppet', 'Stopped')} /> {said(one.stopped)}
					</span>
					{mayLet ? (
						<Button look="tertiary" name="do" value="let">
							{say('Lad den levere igen', 'Let it deliver again')}
						</Button>
					) : null}
				</>
			)}
		</Form>
	)
}

const refusal = (ask: Ask, why: 'unknown_device' | 'stopped_by_another'): Answer =>
	why === 'unknown_device'
		? {
				missing: ask.say(
					'Enheden findes ikke, så intet er ændret. Se listen over enheder igen.',
					'There is no such device, so nothing is changed. See the list of devices again.',
				),
			}
		: {
				refused: ask.say(
					'En anden har stoppet enheden. Kun en administrator kan lade den levere igen.',
					'Somebody else stopped the device. Only an administrator can let it deliver again.',
				),
				status: 403,
			}

async function stopOrLet(ask: Ask): Promise<Answer> {
	const device = readId<'device'>(ask.form.text('device'))
	const staff = readId<StaffId>(ask.form.text('staff'))
	const me = ask.atWork()
	if (device === null || staff === null || (staff !== me.id && !seesAll(ask)))
		return {
			refused: ask.say(
				'Enheden er ikke din. En administrator kan stoppe andres enheder.',
				'The device is not yours. An administrator can stop those of others.',
			),
			status: 403,
		}
	const of = { device, staff }
	if (ask.form.text('do') === 'let') {
		const released = await letDeliver(ask.db, ask.at, of, me)
		return released.ok
			? { redirect: path, done: ask.say('Enheden kan levere igen.', 'The device can deliver again.') }
			: refusal(ask, released.why)
	}
	const stopped = await stopDeliveries(ask.db, ask.at, of, { id: me.id, formToken: ask.form.text('token') })
	if (!stopped.ok) return refusal(ask, stopped.why)
	return {
		redirect: path,
		done: ask.say(
			'Levering er stoppet, og der er logget ud på alle andre enheder. Det, der er skrevet og ikke leveret, bliver liggende forseglet på enheden.',
			'Deliveries are stopped, and all other devices are logged out. What was written and not delivered stays sealed on the device.',
		),
	}
}
