import type { auth as nb } from "../nb/auth";
import type { SameKeys } from "../texts";

export const auth: SameKeys<typeof nb> = {
  title: "Sign in",
  intro: "Accounting with factoring that runs by itself.",
  email: "E-mail",
  password: "Password",
  signIn: "Sign in",
  signOut: "Sign out",
  wrongCredentials: "The e-mail address or the password is wrong.",
  tooManyTries: "Too many attempts. Wait a little and try again.",
  chooseCompany: "Choose company",
  noCompanies: "You are not a member of any company yet.",
  noCompaniesNext: "Ask an administrator to add you.",
};
