/** Our colours: letterhead, accents, panels and what need not shout. */
export const colours = { navy: "#14324a", teal: "#0f7c80", mist: "#e9f2f2", quiet: "#5b6b77" } as const;
