import type { Locale } from "./texts";

const codes =
  "AD AE AF AG AI AL AM AO AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FO FR GA GB GD GE GG GH GI GL GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MS MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SJ SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WS XK YE ZA ZM ZW".split(
    " ",
  );

/** Where Norwegian companies invoice most stands above the alphabet. */
const nearest = ["NO", "SE", "DK", "FI", "IS"];

/**
 * Countries to choose from (ISO 3166-1), named in the user's language. Made on the server: a browser may
 * know other names than we do, and the page must say the same before and after its script has come.
 *
 * @param present a code that must be among them, as it stands on a card
 */
export function countryOptions(locale: Locale, present: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  const option = (code: string) => ({ value: code, label: names.of(code) ?? code });
  const rest = codes.filter((code) => !nearest.includes(code)).map(option);
  const all = [...nearest.map(option), ...rest.sort((a, b) => a.label.localeCompare(b.label, locale))];
  return codes.includes(present) ? all : [...all, { value: present, label: present }];
}
