import { type Text, text } from './language.ts'

/** A form came with an id that made something else before: nothing of the new is taken for done, and nothing typed is lost. */
export const formWasUsed: Text = text(
	'Siden er allerede brugt til at gemme noget andet. Det, du har skrevet, er ikke gemt, men står her endnu. Gem igen, hvis det også skal gælde.',
	'This page was used already to save something else. What you wrote is not saved, but still stands here. Save again if it is to hold as well.',
)
