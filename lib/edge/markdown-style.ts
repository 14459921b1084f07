/** The look of the help and of the integrators' portal, in light and dark. */
export const siteStyle = `
:root { color-scheme: light dark; --ink: #16202a; --soft: #4a5866; --paper: #fbfcfd; --rule: #d5dce2; --accent: #0b5c7a; --wash: #eef3f6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6ecf0; --soft: #a9b6c1; --paper: #131a1f; --rule: #33404a; --accent: #7cc4e0; --wash: #1c262d; }
}
body { margin: 0 auto; max-width: 66rem; padding: 1.5rem 1.25rem 4rem; font: 1rem/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header { display: flex; flex-wrap: wrap; gap: 1.5rem; padding-bottom: 1rem; border-bottom: 1px solid var(--rule); }
header strong { margin-right: auto; }
.site { display: grid; gap: 2rem; }
@media (min-width: 48rem) { .site { grid-template-columns: 15rem minmax(0, 1fr); } nav { order: -1; } }
nav ul { list-style: none; padding: 0; }
nav a { display: block; padding: .25rem 0; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
a { color: var(--accent); }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
h3 { font-size: 1rem; margin-top: 1.5rem; }
main { max-width: 48rem; min-width: 0; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--rule); }
[align="right"] { text-align: right; font-variant-numeric: tabular-nums; }
footer { margin-top: 2.5rem; font-size: .9rem; }
pre { overflow-x: auto; padding: .75rem 1rem; background: var(--wash); border: 1px solid var(--rule); border-radius: 6px; font-size: .875rem; line-height: 1.5; }
code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .92em; }
:not(pre) > code { padding: .1em .3em; background: var(--wash); border-radius: 4px; overflow-wrap: anywhere; }
td code { white-space: nowrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print { nav, header, footer { display: none; } }
`;
