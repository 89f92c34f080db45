import type { Ask } from '#platform/web/index.ts'
import { Alert, Button, Form } from '#platform/web/parts.tsx'
import type { Import } from './import-review.ts'

/** Saved whole or not at all: what stands in the way, and the two things that can be done. */
export const Decision = ({ one, homes, path, say }: { one: Import; homes: number; path: string; say: Ask['say'] }) => (
	<>
		{one.counts.rejected > 0 ? (
			<Alert kind="error" title={say('Filen kan ikke gemmes endnu', 'The file cannot be saved yet')}>
				{say(
					'Nogle rækker kan ikke bruges. Ret dem i filen, og indlæs den igen: en fil gemmes helt eller slet ikke.',
					'Some rows cannot be used. Mend them in the file and import it again: a file is saved whole or not at all.',
				)}
			</Alert>
		) : (
			<Alert kind="info" title={say('Intet er gemt endnu', 'Nothing has been saved yet')}>
				{say('Se listerne igennem, før du gemmer.', 'Look the lists through before you save.')}{' '}
				{one.counts.leftOut === 0
					? ''
					: say(
							'Udeladte rækker hindrer ikke, at resten gemmes.',
							'Rows left out do not keep the rest from being saved.',
						)}
			</Alert>
		)}
		<div class="hj-row">
			{one.counts.rejected > 0 ? null : (
				<Form to={`${path}/gem`}>
					<Button>
						{one.kind === 'care_homes'
							? say(
									`Gem ${homes} ${homes === 1 ? 'adresse' : 'adresser'}`,
									`Save ${homes} ${homes === 1 ? 'address' : 'addresses'}`,
								)
							: say(
									`Gem ${one.counts.new} nye og ${one.counts.changed} ændrede`,
									`Save ${one.counts.new} new and ${one.counts.changed} changed`,
								)}
					</Button>
				</Form>
			)}
			<Form to={`${path}/kasser`}>
				<Button look="secondary">{say('Kassér indlæsningen', 'Discard the import')}</Button>
			</Form>
		</div>
	</>
)
