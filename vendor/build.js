/* Makes src/handrail/web/static/vendor/codemirror.js and the licences of what is in it. `make vendor`. */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/handrail/web/static/vendor");
const ENTRY = "codemirror.js";

const options = {
  absWorkingDir: here, entryPoints: [ENTRY], bundle: true, minify: true, format: "esm", target: "es2022",
  charset: "utf8", legalComments: "none", metafile: true, write: false,
};
const made = await build(options);
const names = [...new Set(Object.keys(made.metafile.inputs)
  .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]).filter(Boolean))].sort();

const licences = names.map((name) => {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return { name, version, license, text: readFileSync(join(folder, file), "utf8").trim() };
});

const list = licences.map(({ name, version }) => `${name} ${version}`).join("\n ");
const banner = `/* Built by \`make vendor\`. Licences: codemirror.LICENCES.txt.\n ${list}\n */\n`;
writeFileSync(join(target, ENTRY), banner + made.outputFiles[0].text);
writeFileSync(join(target, "codemirror.LICENCES.txt"), licences
  .map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`).join(`\n${"-".repeat(80)}\n\n`));
console.log(`${ENTRY}: ${licences.length} packages, ${Math.round(made.outputFiles[0].contents.length / 1024)} kB`);
