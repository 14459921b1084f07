export const auth = {
  title: "Logg inn",
  intro: "Regnskap med factoring som går av seg selv.",
  email: "E-post",
  password: "Passord",
  signIn: "Logg inn",
  signOut: "Logg ut",
  wrongCredentials: "E-postadressen eller passordet er feil.",
  tooManyTries: "For mange forsøk. Vent litt og prøv igjen.",
  chooseCompany: "Velg klient",
  noCompanies: "Du er ikke medlem av noen klient ennå.",
  noCompaniesNext: "Be en administrator om å legge deg til.",
} as const;
