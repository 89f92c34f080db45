import type { Sex } from '../citizen.ts'

/**
 * Given names by decade of birth, the most common first. The leader of each list is Statistics Denmark's; the order of the
 * rest is our own judgement. Surnames after the counts of danskernesnavne.navneforskning.ku.dk (University of Copenhagen, 2005).
 * Names are combined at random: whoever comes out is nobody.
 */
const givenNames: readonly (readonly [fromYear: number, f: string, m: string])[] = [
	[
		1900,
		'Anna Inger Karen Else Gerda Ellen Edith Ruth Ingrid Grethe Kirstine Marie Tove Elly Erna Kamma Inge Gudrun Agnes Aase Edel Johanne Esther Lilly Ebba Karla Signe Dagmar',
		'Hans Svend Poul Erik Børge Jens Niels Kaj Knud Carl Aage Viggo Peter Christian Otto Henry Ejner Orla Harald Tage Arne Egon Gunnar Helge Johannes Robert Verner Ejvind',
	],
	[
		1930,
		'Kirsten Inger Inge Else Birthe Lis Ruth Karen Grethe Jytte Tove Anna Ellen Bodil Gerda Edith Rita Kirstine Ingrid Aase Marie Elly Birgit Sonja Ulla Gudrun Lilian Ketty Ester Inga Vera Erna Hanne',
		'Jørgen Poul Erik Hans Svend Jens Niels Knud Børge Bent Peter Kaj Arne Kurt Carl Ove Preben Christian Henning Villy Aage Leif Ejvind Johannes Gunnar Verner Egon Helge Tage Karl Holger Mogens John Ib',
	],
	[
		1940,
		'Kirsten Hanne Birthe Inge Karen Jytte Lis Birgit Inger Bente Else Lise Tove Grethe Anne Ellen Bodil Ruth Lone Annie Jette Marianne Susanne Ulla Vibeke Lilian Aase Elsebeth Gerda Solveig Karin Rita Annelise Ingrid Jonna Sonja Conny Margit Winnie',
		'Jørgen Erik Poul Hans Jens Niels Ole Peter Svend Bent Knud Kurt Finn Preben Leif Per Arne John Henning Børge Kaj Flemming Mogens Villy Ove Carl Christian Steen Torben Jan Bjarne Tommy Keld Ib Verner Karl Gunnar Søren Frank Freddy',
	],
	[
		1950,
		'Hanne Kirsten Bente Inge Lene Birgit Susanne Jette Marianne Anne Lis Karen Lone Jytte Else Annette Pia Inger Birthe Vibeke Lise Ulla Dorte Gitte Helle Tove Karin Anni Britta Bodil Lisbeth Merete Grethe Jonna Ellen Vivi Mona Irene Connie',
		'Jan Jens Per Ole Lars Peter Hans Niels Jørgen Erik Finn Henrik Torben Poul Søren John Bent Kurt Leif Flemming Michael Steen Carsten Jesper Bjarne Kim Svend Claus Preben Henning Knud Allan Frank Keld Mogens Tommy Ove Karsten Johnny Christian',
	],
	[
		1960,
		'Helle Susanne Lene Hanne Anne Lone Mette Pia Charlotte Marianne Jette Gitte Annette Bente Tina Dorte Kirsten Birgitte Karin Lisbeth Inge Heidi Vibeke Anja Dorthe Karen Britta Merete Connie Betina',
		'Henrik Lars Jens Michael Peter Jan Søren Per Jesper Thomas Carsten Torben Kim Hans Niels Claus Flemming Ole Steen Poul Erik Allan Martin Anders Brian Bo Frank Bjarne John Morten',
	],
	[
		1975,
		'Mette Louise Maria Camilla Christina Line Sofie Trine Stine Julie Ida Emma Sara Laura Cecilie Katrine Rikke Malene',
		'Martin Thomas Christian Mads Kasper Rasmus Jonas Anders Mikkel Simon Emil Frederik Mathias Nikolaj Kristian Lasse',
	],
]

const secondNames: Readonly<Record<Sex, string>> = {
	f: 'Marie Kirstine Margrethe Elisabeth Johanne Kathrine Louise Birgitte Irene Sofie Christine Helene Agnete Elise Dorthea',
	m: 'Christian Peter Erik Bjarne Kristian Juul Aage Henning Otto Frederik Valdemar Skov Holm Carl Emil',
}

/** Surname and thousands of bearers. */
const surnames =
	'Jensen 460 Nielsen 447 Hansen 382 Pedersen 271 Andersen 255 Christensen 200 Larsen 196 Sørensen 183 Rasmussen 157 Petersen 154 Jørgensen 147 Madsen 103 Kristensen 90 Olsen 85 Christiansen 60 Thomsen 58 Poulsen 51 Johansen 50 Knudsen 47 Mortensen 46 Møller 46 Jacobsen 41 Jakobsen 39 Olesen 33 Frederiksen 33 Mikkelsen 33 Henriksen 27 Laursen 27 Lund 23 Schmidt 23 Eriksen 22 Holm 21 Kristiansen 21 Clausen 20 Simonsen 19 Svendsen 18 Andreasen 18 Iversen 16 Jeppesen 15 Mogensen 14 Jespersen 13 Nissen 13 Lauridsen 13 Frandsen 12 Østergaard 13 Jepsen 12 Kjær 11 Carlsen 11 Vestergaard 11 Jessen 11 Nørgaard 10 Dahl 10 Christoffersen 10 Skov 10 Søndergaard 10 Bertelsen 9 Bruun 9 Lassen 9 Bach 8 Gregersen 7 Friis 7 Steffensen 7 Kjeldsen 6 Bech 6 Krogh 6 Danielsen 6 Mathiesen 6 Brandt 6 Winther 6 Toft 5 Ravn 5 Dam 5 Holst 5 Lind 5 Berg 5 Schou 5 Overgaard 5 Schultz 5 Klausen 5 Paulsen 4 Hermansen 4 Thygesen 4 Kruse 4 Bang 4 Juhl 4 Nygaard 4 Villadsen 4 Damgaard 4 Lange 4 Hedegaard 4 Juul 4 Aagaard 3 Østergård 3'

export type Weighted = readonly (readonly [name: string, weight: number])[]

/** Weights fall with rank about as names do: the tenth is carried by half as many as the second. */
const ranked = (list: string): Weighted => list.split(' ').map((name, rank) => [name, 1 / (1 + 0.14 * rank)])

const byDecade = givenNames.map(([fromYear, f, m]) => ({ fromYear, f: ranked(f), m: ranked(m) }))
const middle: Readonly<Record<Sex, Weighted>> = { f: ranked(secondNames.f), m: ranked(secondNames.m) }

export const givenNamesOf = (sex: Sex, yearOfBirth: number): Weighted =>
	byDecade.findLast(({ fromYear }) => fromYear <= yearOfBirth)?.[sex] ?? byDecade[0]?.[sex] ?? []

export const secondNamesOf = (sex: Sex): Weighted => middle[sex]

/** The country's surnames, each made commoner or rarer by the municipality's own factor. */
export const surnamesOf = (factors: Readonly<Record<string, number>>): Weighted => {
	const words = surnames.split(' ')
	return words.flatMap((name, place) =>
		place % 2 === 0 ? [[name, Number(words[place + 1]) * (factors[name] ?? 1)] as const] : [],
	)
}
