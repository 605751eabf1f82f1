/* The catalogue of the page's language is loaded before the modules; without one the words are English. */
const catalogue = globalThis.django ?? {};

export const gettext = catalogue.gettext ?? ((text) => text);
export const ngettext = catalogue.ngettext ?? ((one, many, number) => (number === 1 ? one : many));

/* `{name}` in a text, filled in. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
