/** Next finds PostCSS only at the root. */
const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config;
