const seen = /[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

/** Is there anything to see in it? Spaces, also those without width, empty braille and marks that stand on nothing are not. */
export const isVisible = (typed: string): boolean => seen.test(typed)
